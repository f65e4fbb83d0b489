// What a student's page knows: all that is shown is made from it alone.

import { remember, settings } from './device.js';
import { speaking } from './words.js';

export const state = {
  mode: 'loading', // pin · offer · checking · door · lost · knocking · entering · in · out
  pin: '',
  seat: null,
  door: null,
  room: null,
  you: null,
  played: false,
  // At one's own pace: what all see, what this student sees, and whether the latest answer is new.
  alone: null,
  own: null,
  fresh: false,
  // An answer on its way, one that is safe, one whose sender has yet to say how sure they are, and
  // one that is being made; each with its turn and vote.
  pending: null,
  mine: null,
  unsure: null,
  draft: null,
  drafted: {},
  knocking: '',
  similar: '',
  why: '',
  note: '',
  closed: false,
  display: false,
  get language() {
    return settings.questions || (state.you && state.you.language) || speaking();
  },
  isMine(answer) {
    const question = state.room && state.room.question;
    return Boolean(
      answer && question && answer.turn === question.turn && answer.vote === question.vote,
    );
  },
  named: () => (state.you || state.seat || {}).name || '',
};

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
