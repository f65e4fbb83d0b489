// What a student's page knows: all that is shown is made from it alone. And what the device keeps:
// how the page is shown, and whose place it holds. It may keep nothing at all (private windows,
// storage switched off); then everything works until the page is closed.

import { speaking } from './words.js';

const MOST_SEATS = 6;

const kept = (storage, key) => {
  try {
    return JSON.parse(window[storage].getItem(`alpine-quiz.${key}`));
  } catch (error) {
    return null;
  }
};

const keep = (storage, key, value) => {
  try {
    window[storage].setItem(`alpine-quiz.${key}`, JSON.stringify(value));
  } catch (error) {
    // Then it is forgotten with the page.
  }
};

// Switches (buttons, spacing, motion, contrast) are off until they are set.
export const settings = Object.assign(
  { text: 1, keys: true, page: '', questions: '' },
  kept('localStorage', 'settings'),
);

export const applySettings = () => {
  const on = ['spacing', 'motion', 'contrast'].filter((name) => settings[name]);
  document.documentElement.className = [`text${settings.text}`].concat(on).join(' ');
};

export const change = (name, value) => {
  settings[name] = value;
  keep('localStorage', 'settings', settings);
  applySettings();
};

// Seats: a student's name and secret, and the PIN of the room. The latest comes first.
let seats = kept('localStorage', 'seats') || [];

export const seatsFor = (pin) => seats.filter((seat) => !pin || seat.pin === pin);

export const forgetSeat = ({ secret }) => {
  seats = seats.filter((seat) => seat.secret !== secret);
  keep('localStorage', 'seats', seats);
};

export const keepSeat = (seat) => {
  forgetSeat(seat);
  seats = [seat].concat(seats).slice(0, MOST_SEATS);
  keep('localStorage', 'seats', seats);
};

// What belongs to this window alone and outlives its being loaded again.
export const recall = (key) => kept('sessionStorage', key);
export const remember = (key, value) => keep('sessionStorage', key, value);

// { line, draw, tell, aa }: the line to the room, and what is always on the page.
export const page = {};

export const state = {
  mode: 'loading', // pin · offer · checking · door · lost · knocking · entering · in · out
  pin: '',
  display: false,
  knocking: '',
  why: '',
  get language() {
    return settings.questions || (state.you && state.you.language) || speaking();
  },
  get name() {
    return (state.you || state.seat || { name: '' }).name;
  },
  isMine(answer) {
    const { question } = state.room || {};
    return Boolean(
      answer && question && answer.turn === question.turn && answer.vote === question.vote,
    );
  },
};

export const forget = () =>
  Object.assign(state, {
    seat: null,
    door: null,
    room: null,
    you: null,
    played: false,
    stopped: false,
    note: '',
    similar: '',
    drafted: {},
    // At one's own pace: what all see, what this student sees, and whether the last answer is new.
    alone: null,
    own: null,
    fresh: false,
    // An answer on its way, one that is safe, one whose sender has yet to say how sure they are, and
    // one that is being made; each with its turn and vote.
    pending: null,
    mine: null,
    unsure: null,
    draft: null,
  });

// No answer is on its way any more.
export const drop = () => {
  state.pending = null;
  remember('pending', null);
};

// An answer is safe.
export const keepAnswer = (answer) => {
  drop();
  state.mine = answer;
  state.note = '';
};
