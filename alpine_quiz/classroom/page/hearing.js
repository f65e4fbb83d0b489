// What the server says to a student, and what is remembered of it.

import { forgetSeat, keepSeat, remember, settings } from './device.js';
import { drop, keepAnswer, state } from './state.js';
import { say, speaking } from './words.js';

const AGAIN = 2500;
const PERSONAL = ['revealed', 'ranks', 'podium', 'ended'];
const PATIENCE = 1000;

// Who says hello: a student who has a seat, or somebody with a PIN.
export const greeting = () => {
  const hello = { is: 'hello', role: 'player', language: settings.questions || speaking() };
  if (state.seat) hello.secret = state.seat.secret;
  else hello.pin = state.pin;
  if (!state.seat) remember('pin', state.pin);
  return hello;
};

// An answer was not taken: it goes again, or is to be made anew.
const refusedAnswer = (act, told, text) => {
  const { pending } = state;
  if (!pending || pending.turn !== told.turn || pending.vote !== told.vote) return;
  if (told.refusal === 'answered') keepAnswer(pending);
  else {
    state.note = text;
    if (told.refusal === 'stalled')
      setTimeout(() => state.pending === pending && act.sendAnswer(), AGAIN);
    else drop();
  }
};

// Return what is done with each kind of frame; what returns false changes nothing that is seen.
export const hearing = (page, act) => {
  let awaited = 0;
  const heard = {
    door(told) {
      state.door = told;
      if (state.knocking) page.line.send({ is: 'knock', name: state.knocking });
      else if (state.mode !== 'lost') state.mode = 'door';
    },
    welcome(told) {
      state.seat = {
        name: told.name,
        secret: told.secret,
        pin: state.pin,
        languages: act.languages(),
      };
      keepSeat(state.seat);
      remember('here', told.secret);
      state.knocking = '';
    },
    own(told) {
      const before = state.own;
      state.fresh =
        Boolean(before) &&
        told.attempt === before.attempt &&
        (told.answered.length > before.answered.length ||
          (state.fresh && told.answered.length > 0));
      state.own = told;
      state.you = told;
      state.mode = 'in';
      state.room = Object.assign({}, state.alone, { phase: 'open', question: told.question });
      if (state.isMine(state.pending)) act.sendAnswer();
      else drop();
    },
    room(told) {
      if ('attempts' in told) {
        state.alone = told;
        return false;
      }
      const before = state.room || {};
      const turnBefore = before.question ? before.question.turn : 0;
      state.room = told;
      if (told.clock) told.clock.at = Date.now();
      if (
        told.question &&
        (told.question.turn !== turnBefore || told.question.vote !== before.question.vote)
      ) {
        state.note = '';
        state.played = true;
        // Whoever was looking at the settings is shown the question.
        state.display = false;
        if (!state.isMine(state.pending) && state.mode === 'in') drop();
      }
      // What is personal comes right after: both are shown together.
      const personal = PERSONAL.indexOf(told.phase) >= 0 && before.phase !== told.phase;
      const own = (told.question && told.question.tie) || (state.you && 'open' in state.you);
      clearTimeout(awaited);
      if (state.mode !== 'in' || personal || own) {
        awaited = setTimeout(page.draw, PATIENCE);
        return false;
      }
      return true;
    },
    you(told) {
      clearTimeout(awaited);
      told.at = Date.now();
      state.you = told;
      state.mode = 'in';
      if (told.name !== state.seat.name) {
        state.seat.name = told.name;
        keepSeat(state.seat);
      }
      const given = told.given === undefined ? null : told.given;
      if (given !== null && state.isMine(told))
        keepAnswer({ turn: told.turn, vote: told.vote, given });
      else if (state.pending) {
        const open = (state.room.phase === 'open' && !state.room.question.paused) || told.open;
        if (state.isMine(state.pending) && open) act.sendAnswer();
        else if (
          !state.isMine(state.pending) ||
          PERSONAL.concat('closed').indexOf(state.room.phase) >= 0
        ) {
          drop();
          state.note = say('refusal.closed');
        }
      }
    },
    taken(told) {
      const { pending } = state;
      if (pending && pending.turn === told.turn && pending.vote === told.vote) keepAnswer(pending);
    },
    refused(told) {
      const text = say(`refusal.${told.refusal}`);
      if (told.turn !== undefined) refusedAnswer(act, told, text);
      else if (state.mode === 'entering' && told.refusal === 'unknown') {
        forgetSeat(state.seat.secret);
        act.begin();
        state.note = text;
      } else if (told.refusal === 'wrong-pin') {
        page.line.stop();
        state.pin = '';
        remember('pin', null);
        act.go('pin');
        state.note = text;
      } else {
        if (state.mode === 'knocking') {
          state.knocking = '';
          state.mode = 'lost';
        }
        state.similar = told.refusal === 'name-taken' && state.mode === 'door' ? told.about : '';
        state.note = text;
      }
    },
    bye(told) {
      if (told.why === 'ended' && (state.own ? state.alone : state.room || {}).phase === 'ended')
        page.line.stop();
      else if (told.why === 'ended') state.closed = true;
      else if (['removed', 'replaced', 'bad-message'].indexOf(told.why) >= 0) {
        page.line.stop();
        if (told.why === 'removed') forgetSeat(state.seat.secret);
        state.why = told.why;
        state.display = false;
        state.mode = 'out';
      } else if (told.why !== 'left') state.note = say(`bye.${told.why}`);
    },
  };
  return heard;
};
