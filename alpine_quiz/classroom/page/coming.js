// Coming in: the PIN, whose place this device holds, the name; and how the page is shown.

import { settings } from './device.js';
import { el } from './dom.js';
import { team } from './telling.js';
import { LANGUAGES, languageName, say, speaking } from './words.js';

const heading = (text, language) =>
  el('h1', { tabindex: -1, dir: 'auto', lang: language || false }, text);

const screenOf = (key, focus, ...children) => ({
  key,
  focus,
  node: el('section', { class: 'form' }, focus, children),
});

const field = (id, label, input, hint) => {
  input.id = id;
  if (hint) input.setAttribute('aria-describedby', `${id}-hint`);
  return el(
    'div',
    { class: 'field' },
    el('label', { for: id }, label),
    input,
    hint ? el('p', { class: 'hint', id: `${id}-hint` }, hint) : null,
  );
};

const selectOf = (values, chosen, change) => {
  const made = el(
    'select',
    change ? { change: () => change(made.value) } : null,
    values.map(([value, text]) => el('option', { value }, text)),
  );
  made.value = String(chosen);
  return made;
};

const formOf = (sent, ...children) =>
  el(
    'form',
    {
      autocomplete: 'off',
      submit: (event) => {
        event.preventDefault();
        sent();
      },
    },
    children,
  );

const button = (text, click, name) =>
  el('button', { type: 'button', class: name || 'main', click }, text);

const pageLanguage = (act) =>
  field(
    'page',
    say('page-language'),
    selectOf(
      Object.keys(LANGUAGES).map((code) => [code, LANGUAGES[code]]),
      speaking(),
      (value) => act.turnTo(value),
    ),
  );

export const pin = (state, act) => {
  const input = el('input', {
    type: 'text',
    inputmode: 'numeric',
    class: 'pin',
    maxlength: 12,
    autocomplete: 'off',
  });
  const sent = () =>
    input.value.trim() ? act.tryPin(input.value.replace(/\D/g, '')) : input.focus();
  const screen = screenOf(
    'pin',
    heading(say('pin.title')),
    formOf(
      sent,
      field('pin', say('pin.label'), input, say('pin.hint')),
      el('button', { class: 'main' }, say('go-on')),
    ),
    pageLanguage(act),
  );
  screen.focus = input;
  return screen;
};

export const waiting = (state) =>
  screenOf(
    `waiting${state.knocking}`,
    heading(state.knocking ? say('knock.waiting', { name: state.knocking }) : say('loading')),
  );

export const knocking = (state, act) => {
  const screen = waiting(state);
  screen.node.appendChild(button(say('cancel'), () => act.stopKnocking()));
  return screen;
};

export const offer = (state, act) =>
  screenOf(
    'offer',
    heading(say('continue.title')),
    act.seats().map((seat) => button(say('continue.as', seat), () => act.enter(seat))),
    button(say('continue.other'), () => act.somebodyElse(), 'other'),
  );

export const door = (state, act) => {
  const { door: told, drafted } = state;
  const kept = (name) => (event) => {
    drafted[name] = event.target.value;
  };
  const parts = [];
  let name = null;
  if (told.naming === 'free') {
    name = el('input', {
      type: 'text',
      maxlength: 24,
      autocomplete: 'off',
      spellcheck: 'false',
      input: kept('name'),
    });
    parts.push(field('name', say('door.name'), name, say('door.name-hint')));
  } else if (told.naming === 'list') {
    name = selectOf(
      [['', say('door.nothing-chosen')]].concat(told.names.map((each) => [each, each])),
      '',
      (value) => {
        drafted.name = value;
      },
    );
    parts.push(field('name', say('door.from-list'), name, say('door.name-hint')));
  } else parts.push(el('p', null, say('door.given')));
  if (name) name.value = drafted.name || '';
  if (told.teams.length) {
    const teams = [['', say('door.any-team')]].concat(
      told.teams.map((each, place) => [place, team(each)]),
    );
    parts.push(
      field(
        'team',
        say('door.team'),
        selectOf(teams, drafted.team || '', (value) => {
          drafted.team = value;
        }),
      ),
    );
  }
  if (told.languages.length > 1) {
    const languages = told.languages.map((code) => [code, languageName(code)]);
    parts.push(
      field(
        'language',
        say('door.language'),
        selectOf(languages, act.questionLanguage(), (value) => act.ask(value)),
      ),
    );
  }
  const sent = () => {
    if (name && !name.value.trim()) name.focus();
    else act.join(name ? name.value : '');
  };
  return screenOf(
    ['door', told.naming, told.names, told.locked, state.similar].join(),
    heading(told.title),
    told.locked ? el('p', { class: 'said' }, say('refusal.locked')) : null,
    state.similar
      ? button(say('door.take', { name: state.similar }), () => act.join(state.similar), 'other')
      : null,
    formOf(sent, parts, el('button', { class: 'main' }, say('door.enter'))),
    button(say('door.lost'), () => act.lost(), 'link'),
  );
};

export const lost = (state, act) => {
  const name = el('input', {
    type: 'text',
    maxlength: 24,
    autocomplete: 'off',
    spellcheck: 'false',
  });
  name.value = state.drafted.name || '';
  const sent = () => (name.value.trim() ? act.knock(name.value.trim()) : name.focus());
  const screen = screenOf(
    'lost',
    heading(say('knock.title')),
    formOf(
      sent,
      field('name', say('door.name'), name, say('knock.hint')),
      el('button', { class: 'main' }, say('knock.send')),
    ),
    button(say('back'), () => act.find(), 'link'),
  );
  screen.focus = name;
  return screen;
};

export const out = (state, act) =>
  screenOf(
    `out${state.why}`,
    heading(say(`bye.${state.why}`)),
    state.why === 'replaced'
      ? button(say('bye.replaced.here'), () => act.enter(state.seat))
      : button(say('again'), () => act.begin()),
  );

export const lobby = (state) => {
  const { room, you, seat } = state;
  const placed = you && you.team !== null ? room.teams[you.team] : null;
  const first = !state.played;
  return screenOf(
    ['lobby', first, placed, state.named()].join(),
    heading(first ? say('lobby.title', { name: state.named() || seat.name }) : room.title),
    placed ? el('p', null, say('lobby.team', { team: team(placed) })) : null,
    el('p', { class: 'big' }, say(first ? 'lobby.wait' : 'next.wait')),
    el('h2', null, say('formula.title')),
    el('p', null, say(`formula.${room.scoring}`)),
  );
};

const tick = (name, act) => {
  const box = el('input', {
    type: 'checkbox',
    id: name,
    change: () => act.set(name, box.checked),
  });
  box.checked = settings[name];
  return el('p', { class: 'tick' }, box, el('label', { for: name }, say(`settings.${name}`)));
};

export const display = (state, act) => {
  const sizes = [1, 2, 3].map((size) => [size, say(`settings.text.${size}`)]);
  const { languages } = act;
  return screenOf(
    'display',
    heading(say('settings')),
    tick('buttons', act),
    field(
      'text',
      say('settings.text'),
      selectOf(sizes, settings.text, (value) => act.set('text', Number(value))),
    ),
    ['spacing', 'contrast', 'motion', 'keys'].map((name) => tick(name, act)),
    pageLanguage(act),
    state.mode === 'in' && languages().length > 1
      ? field(
          'language',
          say('door.language'),
          selectOf(
            languages().map((code) => [code, languageName(code)]),
            act.questionLanguage(),
            (value) => act.ask(value),
          ),
        )
      : null,
    button(say('settings.done'), () => act.display(false)),
    state.mode === 'in' ? button(say('settings.leave'), () => act.leave(), 'other') : null,
  );
};
