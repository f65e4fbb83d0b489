// How each of the seven types of question is answered, by touch and by keys.

import { settings } from './device.js';
import { badge, el, show, words } from './dom.js';
import { say, sayCount } from './words.js';

const LONGEST = 200;

export const optionsOf = (question) =>
  question.type === 'true-false' ? [say('true'), say('false')] : question.options || [];

// The language of a question's options: true and false are ours.
export const languageOf = (state, question) =>
  question.type === 'true-false' ? null : state.language;

const option = (state, place, more) => {
  const { question } = state.room;
  const text = words(optionsOf(question)[place], languageOf(state, question));
  if (settings.buttons) text.className = 'unseen';
  return el(
    'button',
    Object.assign({ type: 'button', class: `option o${place}` }, more),
    badge(place),
    text,
  );
};

const fill = (screen, ...nodes) => nodes.forEach((node) => screen.node.appendChild(node));
const boxOf = (buttons) =>
  el('div', { class: `options${settings.buttons ? ' only' : ''}` }, buttons);

const choice = (state, act, screen) => {
  const buttons = optionsOf(state.room.question).map((_, place) =>
    option(state, place, { click: () => act.give([place]) }),
  );
  fill(screen, boxOf(buttons));
  screen.choose = (place) => buttons[place] && act.give([place]);
};

const multiple = (state, act, screen, draft) => {
  const ticked = new Set(draft.value || []);
  const send = el('button', { type: 'button', class: 'main', click: () => screen.enter() });
  const tell = () => {
    show(send, sayCount('multiple.send', ticked.size));
    send.disabled = !ticked.size;
  };
  const buttons = optionsOf(state.room.question).map((_, place) =>
    option(state, place, {
      'aria-pressed': String(ticked.has(place)),
      click: () => screen.choose(place),
    }),
  );
  screen.choose = (place) => {
    if (!buttons[place]) return;
    if (!ticked.delete(place)) ticked.add(place);
    buttons[place].setAttribute('aria-pressed', String(ticked.has(place)));
    draft.keep([...ticked]);
    tell();
  };
  screen.enter = () => ticked.size && act.give([...ticked].sort((one, other) => one - other));
  fill(screen, el('p', { class: 'hint' }, say('multiple.hint')), boxOf(buttons), send);
  tell();
};

const typed = (key, more) => (state, act, screen, draft) => {
  const { question } = state.room;
  const label = question.unit ? say('number.unit', question) : say(key);
  screen.focus.id = 'stem';
  const input = el(
    'input',
    Object.assign(
      {
        id: 'typed',
        type: 'text',
        maxlength: LONGEST,
        autocomplete: 'off',
        spellcheck: 'false',
        'aria-describedby': 'stem',
        input: () => draft.keep(input.value),
      },
      more,
    ),
  );
  input.value = draft.value || '';
  const send = (event) => {
    event.preventDefault();
    if (input.value.trim()) act.give(input.value.trim());
    else input.focus();
  };
  fill(
    screen,
    el(
      'form',
      { submit: send, autocomplete: 'off' },
      el('label', { for: 'typed' }, label),
      input,
      el('button', { class: 'main' }, say('send')),
    ),
  );
  // A phone's keyboard would cover the question; a real one covers nothing.
  if (window.matchMedia('(hover: hover) and (pointer: fine)').matches) screen.focus = input;
};

const order = (state, act, screen, draft) => {
  const { question } = state.room;
  const places = draft.value || question.options.map((_, place) => place);
  const list = el('ol', { class: 'rows' });
  const move = (from, by, name) => {
    const to = from + by;
    if (to < 0 || to >= places.length) return;
    places.splice(to, 0, places.splice(from, 1)[0]);
    draft.keep(places);
    draw();
    const row = list.children[to];
    const wanted = row.querySelector(`.${name}`);
    (wanted.disabled ? row.querySelector('button:not([disabled])') : wanted).focus();
    act.tell(
      say('order.now', {
        item: question.options[places[to]],
        place: to + 1,
        of: places.length,
      }),
    );
  };
  const arrow = (at, by, name, sign) => {
    const label = say(`order.${name}`, { item: question.options[places[at]] });
    const off = at + by < 0 || at + by >= places.length;
    return el(
      'button',
      {
        type: 'button',
        class: name,
        disabled: off,
        'aria-label': label,
        click: () => move(at, by, name),
      },
      sign,
    );
  };
  const arrows = (at) => (event) => {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!by) return;
    event.preventDefault();
    move(at, by, by < 0 ? 'up' : 'down');
  };
  const draw = () =>
    show(
      list,
      places.map((place, at) =>
        el(
          'li',
          { keydown: arrows(at) },
          el('span', { class: 'letter', 'aria-hidden': 'true' }, String(at + 1)),
          words(question.options[place], state.language),
          arrow(at, -1, 'up', '▲'),
          arrow(at, 1, 'down', '▼'),
        ),
      ),
    );
  draw();
  screen.enter = () => act.give(places.slice());
  fill(
    screen,
    el('p', { class: 'hint' }, say('order.hint')),
    list,
    el('button', { type: 'button', class: 'main', click: () => screen.enter() }, say('send')),
  );
};

const match = (state, act, screen, draft) => {
  const { question } = state.room;
  const chosen = draft.value || question.lefts.map(() => -1);
  const send = el(
    'button',
    { type: 'button', class: 'main', click: () => screen.enter() },
    say('send'),
  );
  const pick = (row) => () => {
    chosen[row] = Number(selects[row].value);
    draft.keep(chosen);
    tell();
  };
  const selects = question.lefts.map((_, row) => {
    const select = el(
      'select',
      { id: `row${row}`, change: pick(row) },
      el('option', { value: -1 }, say('match.none')),
      question.options.map((text, place) =>
        el('option', { value: place, lang: state.language }, text),
      ),
    );
    select.value = String(chosen[row]);
    return select;
  });
  const twice = el('p', { class: 'said', role: 'status' });
  // Each partner belongs to one alone. It is only said: arrow keys go over what is taken, too.
  const tell = () => {
    const made = chosen.filter((place) => place >= 0);
    const double = made.find((place, at) => made.indexOf(place) !== at);
    twice.textContent =
      double === undefined ? '' : say('match.twice', { option: question.options[double] });
    send.disabled = !made.length || double !== undefined;
  };
  screen.enter = () => send.disabled || act.give(chosen.slice());
  fill(
    screen,
    el('p', { class: 'hint' }, say('match.hint')),
    twice,
    el(
      'div',
      { class: 'rows' },
      question.lefts.map((left, row) =>
        el(
          'div',
          { class: 'pair' },
          el('label', { for: `row${row}` }, words(left, state.language)),
          selects[row],
        ),
      ),
    ),
    send,
  );
  tell();
};

// Each puts what is to be chosen or typed on the screen of a question.
export const TYPES = {
  choice,
  multiple,
  order,
  match,
  'true-false': choice,
  number: typed('number.label', { inputmode: 'decimal' }),
  text: typed('text.label', { autocapitalize: 'off' }),
};
