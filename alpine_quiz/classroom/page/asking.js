// A question on a student's device: its stem, and how each of the seven types is answered.
//
// A screen is { key, node, focus, choose, enter }: what tells it from others, what is shown, where
// the keyboard is put, and what the keys 1–6 and Enter do.

import { clockShown } from './clock.js';
import { settings } from './device.js';
import { badge, el, show, words } from './dom.js';
import { say, sayCount, shown } from './words.js';

const MARKS = { 3: [3, -6], 2: [2, -2], 1: [1, 0] };
const LONGEST = 200;
const BUTTONS = ['choice', 'true-false', 'multiple'];

export const optionsOf = (question) =>
  question.type === 'true-false' ? [say('true'), say('false')] : question.options || [];

// The language of a question's options: true and false are ours.
const languageOf = (state, question) => (question.type === 'true-false' ? null : state.language);

// Return an answer in words.
export const answerShown = (state, question, given) => {
  if (typeof given === 'string') {
    const unit = question.unit && /\d\s*$/.test(given) ? ` ${question.unit}` : '';
    return words(given + unit, state.language);
  }
  const options = optionsOf(question);
  const option = (place) => words(options[place], languageOf(state, question));
  if (question.type === 'order') {
    return el('ol', { class: 'listed' }, given.map((place) => el('li', null, option(place))));
  }
  if (question.type === 'match') {
    return el('ul', { class: 'listed' }, given.map((place, row) =>
      el('li', null, words(question.lefts[row], state.language), ' – ', place < 0 ? '…' : option(place))));
  }
  return el('ul', { class: 'listed plain' }, given.map((place) =>
    el('li', null, badge(place), options.length ? option(place) : '')));
};

// What stands above every question.
export const headOf = (room) => {
  const { question } = room;
  const said = [];
  if (question.tie) said.push(say('tie'));
  if (question.trial) said.push(say('trial'));
  if (question.vote > 1) said.push(say('second-vote'));
  return [
    el('div', { class: 'above' }, el('span', null, say('question', question))),
    said.map((text) => el('p', { class: 'said' }, text)),
  ];
};

// Return the screen of a question that is not yet revealed.
export const asking = (state, act) => {
  const { room, you } = state;
  const { question } = room;
  const more = Boolean(you && you.turn === question.turn && you.open);
  const open = (room.phase === 'open' || more) && !question.paused;
  const step = stepOf(state, open);
  const stem = el('h1', { class: 'stem', tabindex: -1 });
  const hidden = settings.buttons && BUTTONS.indexOf(question.type) >= 0;
  show(stem, hidden ? say('on-the-wall') : words(question.stem, state.language));
  const own = more && you.left !== undefined ? { left: you.left, limit: room.clock.limit, runs: true, at: you.at } : room.clock;
  const node = el('section', { class: 'question' }, headOf(room));
  const screen = {
    key: ['question', question.turn, question.vote, step, more, state.language, hidden].join(),
    node,
    focus: stem,
  };
  const face = step === 'paused' ? null : clockShown(own);
  if (face) node.querySelector('.above').appendChild(face);
  if (step !== 'paused') node.appendChild(stem);
  STEPS[step](state, act, screen);
  return screen;
};

const stepOf = (state, open) => {
  const { room, you } = state;
  const { question } = room;
  if (question.paused) return 'paused';
  if (question.tie && you && you.turn === question.turn && you.asked === false) return 'watch';
  if (state.isMine(state.mine)) return 'sent';
  if (state.isMine(state.pending)) return 'sending';
  if (open) return state.isMine(state.unsure) ? 'sure' : 'answer';
  return room.phase === 'open' ? 'closed' : room.phase;
};

const plain = (...keys) => (state, act, screen) => {
  keys.forEach((key) => screen.node.appendChild(el('p', { class: 'hint' }, say(key))));
};

const paused = (state, act, screen) => {
  screen.focus = el('h1', { tabindex: -1 }, say('paused'));
  screen.node.appendChild(screen.focus);
};

const sent = (name) => (state, act, screen) => {
  const { question } = state.room;
  const { given } = state[name === 'sent' ? 'mine' : 'pending'];
  const closed = state.room.phase === 'closed';
  show(screen.node, screen.node.querySelector('.above'), el('div', { class: 'done' },
    (screen.focus = el('h1', { class: `verdict ${name}`, tabindex: -1 }, say(name))),
    given === null ? null : el('p', { class: 'quiet' }, say('your-answer')),
    given === null ? null : answerShown(state, question, given),
    el('p', { class: 'quiet' }, say(closed ? 'closed.wait' : 'sent.wait'))));
};

const closed = (state, act, screen) => {
  screen.node.appendChild(el('div', { class: 'done' },
    el('p', { class: 'big' }, say('closed')), el('p', { class: 'quiet' }, say('closed.none')),
    el('p', { class: 'quiet' }, say('closed.wait'))));
};

const sure = (state, act, screen) => {
  const { given } = state.unsure;
  const believe = (level) => act.answer(given, level);
  screen.focus = el('h1', { tabindex: -1 }, say('sure.title'));
  show(screen.node, screen.node.querySelector('.above'), answerShown(state, state.room.question, given), screen.focus,
    el('div', { class: 'options' }, [1, 2, 3].map((level) =>
      el('button', { type: 'button', class: 'option', click: () => believe(level) },
        el('span', { class: 'letter' }, String(level)),
        el('span', null, el('b', null, say(`sure.${level}`)), el('small', null, say('sure.marks', {
          right: shown(MARKS[level][0]), wrong: shown(MARKS[level][1]),
        })))))),
    el('button', { type: 'button', class: 'link', click: () => act.reconsider() }, say('back')));
  screen.choose = (place) => place < 3 && believe(place + 1);
};

const answer = (state, act, screen) => {
  const { question } = state.room;
  const kept = state.draft && state.isMine(state.draft) ? state.draft.value : null;
  const draft = {
    value: kept,
    keep(value) {
      draft.value = value;
      state.draft = { turn: question.turn, vote: question.vote, value };
    },
  };
  TYPES[question.type](state, act, screen, draft);
};

const STEPS = {
  answer, closed, paused, sure,
  discussing: plain('discuss'),
  reading: plain('reading'),
  sending: sent('sending'),
  sent: sent('sent'),
  watch: plain('tie.watch'),
};

const option = (state, place, more) => {
  const { question } = state.room;
  const text = words(optionsOf(question)[place], languageOf(state, question));
  if (settings.buttons) text.className = 'unseen';
  return el('button', Object.assign({ type: 'button', class: `option o${place}` }, more), badge(place), text);
};

const fill = (screen, ...nodes) => nodes.forEach((node) => screen.node.appendChild(node));
const boxOf = (buttons) =>
  el('div', { class: `options${settings.buttons ? ' only' : ''}` }, buttons);

const choice = (state, act, screen) => {
  const buttons = optionsOf(state.room.question).map((_, place) =>
    option(state, place, { click: () => act.give([place]) }));
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
    option(state, place, { 'aria-pressed': String(ticked.has(place)), click: () => screen.choose(place) }));
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
  const input = el('input', Object.assign({
    id: 'typed', type: 'text', maxlength: LONGEST, autocomplete: 'off', spellcheck: 'false',
    'aria-describedby': 'stem', input: () => draft.keep(input.value),
  }, more));
  input.value = draft.value || '';
  const send = (event) => {
    event.preventDefault();
    if (input.value.trim()) act.give(input.value.trim());
    else input.focus();
  };
  fill(screen, el('form', { submit: send, autocomplete: 'off' }, el('label', { for: 'typed' }, label), input,
    el('button', { class: 'main' }, say('send'))));
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
    act.tell(say('order.now', { item: question.options[places[to]], place: to + 1, of: places.length }));
  };
  const arrow = (at, by, name, sign) => {
    const label = say(`order.${name}`, { item: question.options[places[at]] });
    const off = at + by < 0 || at + by >= places.length;
    return el('button', { type: 'button', class: name, disabled: off, 'aria-label': label, click: () => move(at, by, name) }, sign);
  };
  const arrows = (at) => (event) => {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!by) return;
    event.preventDefault();
    move(at, by, by < 0 ? 'up' : 'down');
  };
  const draw = () => show(list, places.map((place, at) => el('li', { keydown: arrows(at) },
    el('span', { class: 'letter', 'aria-hidden': 'true' }, String(at + 1)), words(question.options[place], state.language),
    arrow(at, -1, 'up', '▲'), arrow(at, 1, 'down', '▼'))));
  draw();
  screen.enter = () => act.give(places.slice());
  fill(screen, el('p', { class: 'hint' }, say('order.hint')), list,
    el('button', { type: 'button', class: 'main', click: () => screen.enter() }, say('send')));
};

const match = (state, act, screen, draft) => {
  const { question } = state.room;
  const chosen = draft.value || question.lefts.map(() => -1);
  const send = el('button', { type: 'button', class: 'main', click: () => screen.enter() }, say('send'));
  const pick = (row) => () => {
    chosen[row] = Number(selects[row].value);
    draft.keep(chosen);
    tell();
  };
  const selects = question.lefts.map((_, row) => {
    const select = el('select', { id: `row${row}`, change: pick(row) }, el('option', { value: -1 }, say('match.none')),
      question.options.map((text, place) => el('option', { value: place, lang: state.language }, text)));
    select.value = String(chosen[row]);
    return select;
  });
  const twice = el('p', { class: 'said', role: 'status' });
  // Each partner belongs to one alone. It is only said: arrow keys go over what is taken, too.
  const tell = () => {
    const made = chosen.filter((place) => place >= 0);
    const double = made.find((place, at) => made.indexOf(place) !== at);
    twice.textContent = double === undefined ? '' : say('match.twice', { option: question.options[double] });
    send.disabled = !made.length || double !== undefined;
  };
  screen.enter = () => send.disabled || act.give(chosen.slice());
  fill(screen, el('p', { class: 'hint' }, say('match.hint')), twice, el('div', { class: 'rows' }, question.lefts.map((left, row) =>
    el('div', { class: 'pair' }, el('label', { for: `row${row}` }, words(left, state.language)), selects[row]))), send);
  tell();
};

const TYPES = {
  choice, multiple, order, match,
  'true-false': choice,
  number: typed('number.label', { inputmode: 'decimal' }),
  text: typed('text.label', { autocapitalize: 'off' }),
};
