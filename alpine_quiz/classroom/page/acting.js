// What a student does, on a device that may lose its line at any moment.

import { change, recall, remember, seatsFor, settings } from './device.js';
import { state } from './state.js';
import { speak, speaking } from './words.js';

// `page` is { line, draw, tell, aa }.
export const acting = (page) => {
  const act = {
    tell: page.tell,
    languages: () => (state.door || state.seat || {}).languages || [],
    seats: () => seatsFor(state.pin),
    questionLanguage() {
      const known = act.languages();
      return (
        [settings.questions, speaking()].find((each) => known.indexOf(each) >= 0) || known[0] || ''
      );
    },

    begin() {
      page.line.stop();
      Object.assign(state, {
        seat: null,
        room: null,
        you: null,
        own: null,
        door: null,
        played: false,
        note: '',
        closed: false,
      });
      Object.assign(state, {
        pending: null,
        mine: null,
        unsure: null,
        draft: null,
        drafted: {},
        similar: '',
      });
      const found = act.seats();
      const here = found.find((seat) => seat.secret === recall('here')) || null;
      if (here) act.enter(here);
      else if (found.length) act.go('offer');
      else act.somebodyElse();
    },
    somebodyElse() {
      remember('here', null);
      if (state.pin) act.find();
      else act.go('pin');
    },
    tryPin(pin) {
      state.pin = pin;
      act.find();
    },
    // Ask for the door behind a PIN.
    find() {
      state.seat = null;
      state.knocking = '';
      act.go('checking');
      page.line.start();
    },
    enter(seat) {
      state.seat = seat;
      remember('here', seat.secret);
      const waits = recall('pending');
      state.pending = waits && waits.secret === seat.secret ? waits : null;
      act.go('entering');
      page.line.start();
    },
    join(name) {
      const team = state.drafted.team ? Number(state.drafted.team) : null;
      state.drafted.name = name;
      state.note = '';
      page.line.send({ is: 'join', name, team, language: act.questionLanguage() });
      page.draw();
    },
    lost: () => act.go('lost'),
    knock(name) {
      state.knocking = name;
      state.drafted.name = name;
      page.line.send({ is: 'knock', name });
      act.go('knocking');
    },
    stopKnocking: () => act.find(),
    go(mode) {
      state.mode = mode;
      if (mode !== 'door' && mode !== 'pin') state.note = '';
      page.draw();
    },

    // An answer was made; it may still want to know how sure its maker is.
    give(given) {
      const { question, scoring } = state.room;
      if (state.isMine(state.pending) || state.isMine(state.mine)) return;
      state.note = '';
      if (scoring !== 'confidence' || question.tie) act.answer(given, 1);
      else {
        state.unsure = { turn: question.turn, vote: question.vote, given };
        page.draw();
      }
    },
    answer(given, sure) {
      const { turn, vote } = state.room.question;
      state.pending = { turn, vote, given, sure, secret: state.seat.secret };
      state.unsure = null;
      remember('pending', state.pending);
      act.sendAnswer();
      page.draw();
    },
    sendAnswer() {
      const { turn, vote, given, sure } = state.pending;
      page.line.send({ is: 'answer', turn, vote, given, sure });
    },
    setOut() {
      page.line.send({ is: 'begin' });
    },
    next() {
      state.fresh = false;
      page.draw();
    },
    reconsider() {
      state.unsure = null;
      page.draw();
    },

    display(shown) {
      state.display = shown;
      page.draw();
      if (!shown) page.aa.focus();
    },
    set(name, value) {
      change(name, value);
      page.draw();
    },
    turnTo(language) {
      change('page', language);
      speak(language).then(page.draw);
    },
    ask(language) {
      change('questions', language);
      if (state.mode === 'in') page.line.send({ is: 'speak', language });
    },
    leave() {
      page.line.send({ is: 'leave' });
      remember('here', null);
      state.display = false;
      act.begin();
    },
  };
  return act;
};
