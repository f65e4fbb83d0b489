// At one's own pace: the same screens, one after the other when the student is ready for the next.

import { asking } from './asking.js';
import { el, words } from './dom.js';
import { revealed } from './telling.js';
import { moment, say, sayCount, shown } from './words.js';

// A question that was answered, as a live room would tell of it.
const told = (state, entry) => {
  const { question, reveal, given, credit, earned, regraded, struck } = entry;
  question.struck = struck;
  const you = { turn: question.turn, given, credit, earned, regraded };
  return {
    language: state.language,
    you,
    room: Object.assign({}, state.alone, { question, reveal, phase: 'revealed' }),
  };
};

const button = (text, click) => el('button', { type: 'button', class: 'main', click }, text);

const start = (state, act) => {
  const { alone, own } = state;
  const focus = el('h1', { tabindex: -1, dir: 'auto' }, alone.title);
  const node = el(
    'section',
    { class: 'form' },
    focus,
    el('p', { class: 'big' }, sayCount('alone.intro', alone.questions)),
    alone.attempts ? el('p', null, sayCount('alone.attempts', alone.attempts)) : null,
    alone.until ? el('p', null, say('alone.until', { time: moment(alone.until) })) : null,
    alone.feedback === 'at-the-end' ? el('p', null, say('alone.at-the-end')) : null,
    el('h2', null, say('formula.title')),
    el('p', null, say(`formula.${alone.scoring === 'speed' ? 'accuracy' : alone.scoring}`)),
    button(say('alone.begin'), () => act.setOut()),
  );
  return { key: `start${own.name}`, node, focus };
};

const end = (state, act) => {
  const { alone, own } = state;
  const over = alone.phase === 'ended';
  const focus = el('h1', { tabindex: -1 }, say(over ? 'ended' : 'alone.done'));
  const points = own.points === undefined ? null : own.points;
  const more = !over && own.attempts_left !== 0;
  const node = el(
    'section',
    { class: 'reveal' },
    focus,
    points === null
      ? el('p', null, say('alone.later'))
      : el('p', { class: 'verdict' }, say('alone.points', { points: shown(points), of: own.of })),
    own.attempt > 1 && own.best !== undefined
      ? el('p', null, say('alone.best', { points: shown(own.best) }))
      : null,
    more ? button(say('alone.again'), () => act.setOut()) : null,
    own.answered
      .filter((entry) => entry.reveal)
      .map((entry) =>
        el(
          'details',
          null,
          el(
            'summary',
            null,
            el(
              'span',
              { 'aria-hidden': 'true' },
              entry.credit >= 1 ? '✓ ' : entry.credit > 0 ? '◐ ' : '✗ ',
            ),
            words(entry.question.stem, state.language),
          ),
          revealed(told(state, entry), 'h2').node,
        ),
      ),
  );
  return { key: ['end', JSON.stringify([alone, own])].join(), node, focus };
};

// Return what a student at their own pace is shown now.
export const pacing = (state, act) => {
  const { alone, own } = state;
  if (!own.attempt && alone.phase !== 'ended') return start(state, act);
  const latest = own.answered[own.answered.length - 1];
  if (latest && latest.reveal && state.fresh) {
    const screen = revealed(told(state, latest));
    screen.enter = () => act.next();
    screen.node.appendChild(button(say('alone.next'), screen.enter));
    return screen;
  }
  return own.question ? asking(state, act) : end(state, act);
};
