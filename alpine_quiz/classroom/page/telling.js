// What a student is told afterwards: right or not, the answer, why, and the ranks. At one's own pace
// it is told at once, and the next question comes when the student is ready for it.

import { act } from './acting.js';
import { asking } from './asking.js';
import { answerShown, el, heading, headOf, optionsOf, ranksOf, screenOf, whyShown, words } from './parts.js';
import { state } from './state.js';
import { moment, say, sayCount, shown } from './words.js';

const verdictOf = ({ struck }, { credit }) => {
  if (struck) return ['none', '–', say('struck')];
  if (credit === undefined) return ['none', '–', say('unanswered')];
  if (credit >= 1) return ['right', '✓', say('right')];
  if (credit <= 0) return ['wrong', '✗', say('wrong')];
  return ['partly', '◐', say('partly', { share: shown(credit) })];
};

// Return the screen of a question that is over, which `you` answered in `room`.
export const revealed = (room, you, level) => {
  const { question, reveal } = room;
  const { given, credit, earned } = you;
  const { language } = state;
  const [kind, sign, text] = verdictOf(question, you);
  const missed = given !== undefined && given !== null && credit < 1;
  const counts = !question.struck && !question.trial && !question.tie;
  const feedback = Array.isArray(given) && optionsOf(question).length
    ? given.map((place) => reveal.feedback[place]).filter(Boolean)
    : [];
  const screen = screenOf(
    'reveal',
    ['reveal', you, reveal, question, language],
    headOf(room),
    heading(`${level || 'h1'}.verdict.${kind}`, el('span', { 'aria-hidden': 'true' }, `${sign} `), text),
    you.regraded && el('p', say('regraded')),
    counts && earned && room.scoring !== 'accuracy' && el('p.earned', sayCount('points', earned)),
    whyShown(room, language, Infinity, missed && [
      el('h2', say('your-answer')),
      answerShown(question, given, language),
      feedback.map((each) => words(each, language, 'p')),
    ]),
  );
  screen.step = `reveal${question.turn}`;
  return screen;
};

export const ranked = () => {
  const { room } = state;
  const you = state.you || {};
  const screen = screenOf(
    'standing',
    ['ranks', room, you],
    heading('h1', say(room.phase === 'ranks' ? 'ranks' : 'podium')),
    room.phase === 'ended' && el('p.big', say('ended')),
    el(
      'p.you',
      el('b', you.place ? say('you.place', you) : say('you')),
      el('span.points', sayCount('points', you.points || 0)),
    ),
    ranksOf(room),
  );
  screen.step = room.phase;
  return screen;
};

// At one's own pace

const button = (key, click) => el('button.main', { click }, say(key));

// A question that was answered, as a live room would tell of it.
const told = (entry, level) => {
  entry.question.struck = entry.struck;
  return revealed(Object.assign({}, state.alone, entry), entry, level);
};

const start = () => {
  const { title, questions, attempts, until, feedback, scoring } = state.alone;
  return screenOf(
    'form',
    'start',
    heading('h1', title),
    el('p.big', sayCount('alone.intro', questions)),
    attempts > 0 && el('p', sayCount('alone.attempts', attempts)),
    until && el('p', say('alone.until', { time: moment(until) })),
    feedback === 'at-the-end' && el('p', say('alone.at-the-end')),
    el('h2', say('formula.title')),
    el('p', say(`formula.${scoring === 'speed' ? 'accuracy' : scoring}`)),
    button('alone.begin', act.setOut),
  );
};

const signOf = ({ credit }) => (credit >= 1 ? '✓ ' : credit > 0 ? '◐ ' : '✗ ');

const end = () => {
  const { alone, own } = state;
  const { points, of, best } = own;
  const isOver = alone.phase === 'ended';
  const looked = own.answered.filter((entry) => entry.reveal);
  return screenOf(
    'reveal',
    [alone, own],
    heading('h1', say(isOver ? 'ended' : 'alone.done')),
    points === undefined
      ? el('p', say('alone.later'))
      : el('p.verdict', say('alone.points', { points: shown(points), of })),
    own.attempt > 1 && best !== undefined && el('p', say('alone.best', { points: shown(best) })),
    !isOver && own.attempts_left !== 0 && button('alone.again', act.setOut),
    looked.map((entry) =>
      el(
        'details',
        el(
          'summary',
          el('span', { 'aria-hidden': 'true' }, signOf(entry)),
          words(entry.question.stem, state.language),
        ),
        told(entry, 'h2').node,
      ),
    ),
  );
};

// Return what a student at their own pace is shown now.
export const pacing = () => {
  const { alone, own } = state;
  if (!own.attempt && alone.phase !== 'ended') return start();
  const latest = own.answered[own.answered.length - 1];
  if (latest && latest.reveal && state.fresh) {
    const screen = told(latest);
    screen.enter = act.next;
    screen.node.appendChild(button('go-on', act.next));
    return screen;
  }
  return own.question ? asking() : end();
};
