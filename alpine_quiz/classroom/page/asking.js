// A question on a student's device, and the steps of answering it.
//
// A screen is { key, node, focus, choose, enter }: what tells it from others, what is shown, where
// the keyboard is put, and what the keys 1–6 and Enter do.

import { languageOf, optionsOf, TYPES } from './answering.js';
import { clockShown } from './clock.js';
import { settings } from './device.js';
import { badge, el, show, words } from './dom.js';
import { say, shown } from './words.js';

const MARKS = { 3: [3, -6], 2: [2, -2], 1: [1, 0] };
const BUTTONS = ['choice', 'true-false', 'multiple'];

// Return an answer in words.
export const answerShown = (state, question, given) => {
  if (typeof given === 'string') {
    const unit = question.unit && /\d\s*$/.test(given) ? ` ${question.unit}` : '';
    return words(given + unit, state.language);
  }
  const options = optionsOf(question);
  const option = (place) => words(options[place], languageOf(state, question));
  if (question.type === 'order') {
    return el(
      'ol',
      { class: 'listed' },
      given.map((place) => el('li', null, option(place))),
    );
  }
  if (question.type === 'match') {
    return el(
      'ul',
      { class: 'listed' },
      given.map((place, row) =>
        el(
          'li',
          null,
          words(question.lefts[row], state.language),
          ' – ',
          place < 0 ? '…' : option(place),
        ),
      ),
    );
  }
  return el(
    'ul',
    { class: 'listed plain' },
    given.map((place) => el('li', null, badge(place), options.length ? option(place) : '')),
  );
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
  const own =
    more && you.left !== undefined
      ? { left: you.left, limit: room.clock.limit, runs: true, at: you.at }
      : room.clock;
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

const plain =
  (...keys) =>
  (state, act, screen) => {
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
  show(
    screen.node,
    screen.node.querySelector('.above'),
    el(
      'div',
      { class: 'done' },
      (screen.focus = el('h1', { class: `verdict ${name}`, tabindex: -1 }, say(name))),
      given === null ? null : el('p', { class: 'quiet' }, say('your-answer')),
      given === null ? null : answerShown(state, question, given),
      el('p', { class: 'quiet' }, say(closed ? 'closed.wait' : 'sent.wait')),
    ),
  );
};

const closed = (state, act, screen) => {
  screen.node.appendChild(
    el(
      'div',
      { class: 'done' },
      el('p', { class: 'big' }, say('closed')),
      el('p', { class: 'quiet' }, say('closed.none')),
      el('p', { class: 'quiet' }, say('closed.wait')),
    ),
  );
};

const sure = (state, act, screen) => {
  const { given } = state.unsure;
  const believe = (level) => act.answer(given, level);
  screen.focus = el('h1', { tabindex: -1 }, say('sure.title'));
  show(
    screen.node,
    screen.node.querySelector('.above'),
    answerShown(state, state.room.question, given),
    screen.focus,
    el(
      'div',
      { class: 'options' },
      [1, 2, 3].map((level) =>
        el(
          'button',
          { type: 'button', class: 'option', click: () => believe(level) },
          el('span', { class: 'letter' }, String(level)),
          el(
            'span',
            null,
            el('b', null, say(`sure.${level}`)),
            el(
              'small',
              null,
              say('sure.marks', {
                right: shown(MARKS[level][0]),
                wrong: shown(MARKS[level][1]),
              }),
            ),
          ),
        ),
      ),
    ),
    el('button', { type: 'button', class: 'link', click: () => act.reconsider() }, say('back')),
  );
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
  answer,
  closed,
  paused,
  sure,
  discussing: plain('discuss'),
  reading: plain('reading'),
  sending: sent('sending'),
  sent: sent('sent'),
  watch: plain('tie.watch'),
};
