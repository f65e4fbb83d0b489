// The student's page: what was heard is kept in `state`, and what is shown is made from it alone.

import { pacing } from './alone.js';
import { asking } from './asking.js';
import * as coming from './coming.js';
import { applySettings, change, forgetSeat, keepSeat, recall, remember, seatsFor, settings } from './device.js';
import { el, show, LETTERS } from './dom.js';
import { Line } from './line.js';
import { ranked, revealed } from './telling.js';
import { preferred, say, speak, speaking } from './words.js';

const AGAIN = 2500;
const PERSONAL = ['revealed', 'ranks', 'podium', 'ended'];
const PATIENCE = 1000;

const state = {
  mode: 'loading', // pin · offer · checking · door · lost · knocking · entering · in · out
  pin: '', seat: null, door: null, room: null, you: null, played: false,
  // At one's own pace: what all see, what this student sees, and whether the latest answer is new.
  alone: null, own: null, fresh: false,
  // An answer on its way, one that is safe, one whose sender has yet to say how sure they are, and
  // one that is being made; each with its turn and vote.
  pending: null, mine: null, unsure: null, draft: null,
  drafted: {}, knocking: '', similar: '', why: '', note: '', closed: false, display: false,
  get language() {
    return settings.questions || (state.you && state.you.language) || speaking();
  },
  isMine(answer) {
    const question = state.room && state.room.question;
    return Boolean(answer && question && answer.turn === question.turn && answer.vote === question.vote);
  },
  named: () => (state.you || state.seat || {}).name || '',
};

// What is always there

const trouble = el('p', { class: 'trouble', role: 'status' });
const note = el('p', { class: 'note', role: 'alert' });
const main = el('main');
const live = el('div', { class: 'unseen', 'aria-live': 'polite' });
const who = el('span', { class: 'who', dir: 'auto' });
const aa = el('button', { type: 'button', class: 'aa', click: () => act.display(!state.display) }, 'Aa');
let screen = {};
let awaited = 0;

const tell = (text) => {
  live.textContent = text;
};

const screenNow = () => {
  if (state.display) return coming.display(state, act);
  switch (state.mode) {
    case 'pin': return coming.pin(state, act);
    case 'offer': return coming.offer(state, act);
    case 'door': return coming.door(state, act);
    case 'lost': return coming.lost(state, act);
    case 'knocking': return coming.knocking(state, act);
    case 'out': return coming.out(state, act);
    case 'in': return roomNow();
    default: return coming.waiting(state);
  }
};

const roomNow = () => {
  const { room } = state;
  if (state.own) return pacing(state, act);
  if (room.phase === 'lobby') return coming.lobby(state);
  if (room.phase === 'revealed' && room.reveal) return revealed(state);
  if (PERSONAL.indexOf(room.phase) > 0) return ranked(state);
  return room.question ? asking(state, act) : coming.lobby(state);
};

// What has not changed is not said again.
const write = (element, text) => {
  if (element.textContent !== text) element.textContent = text;
};

const draw = () => {
  const next = screenNow();
  next.key += speaking();
  write(who, state.mode === 'in' ? state.named() : '');
  aa.setAttribute('aria-label', say('settings'));
  aa.setAttribute('aria-expanded', String(state.display));
  write(note, state.note || (isLonger() ? say('more-time') : ''));
  write(trouble, troubleText());
  document.title = (state.room || state.door || {}).title || 'Alpine Quiz';
  if (next.key === screen.key) {
    // The same, but for the time.
    const [old, fresh] = [main.querySelector('.clock'), next.node.querySelector('.clock')];
    if (old && fresh) old.parentNode.replaceChild(fresh, old);
    return;
  }
  const before = screen;
  screen = next;
  show(main, screen.node);
  if (!before.step || before.step !== screen.step) {
    window.scrollTo(0, 0);
    screen.focus.focus({ preventScroll: true });
  }
};

// Those who have more time go on while the others wait.
const isLonger = () => {
  const { room, you } = state;
  return state.mode === 'in' && room.phase === 'closed' && you.open && !state.isMine(state.pending) && !state.isMine(state.mine);
};

const troubleText = () => {
  if (state.closed) return say('bye.ended');
  if (!line.trouble) return '';
  return [say(`offline.${line.trouble}`), state.pending ? say('offline.answer') : ''].join(' ');
};

// What the student does

const act = {
  tell,
  languages: () => (state.door || state.seat || {}).languages || [],
  seats: () => seatsFor(state.pin),
  questionLanguage() {
    const known = act.languages();
    return [settings.questions, speaking()].find((each) => known.indexOf(each) >= 0) || known[0] || '';
  },

  begin() {
    line.stop();
    Object.assign(state, { seat: null, room: null, you: null, own: null, door: null, played: false, note: '', closed: false });
    Object.assign(state, { pending: null, mine: null, unsure: null, draft: null, drafted: {}, similar: '' });
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
    line.start();
  },
  enter(seat) {
    state.seat = seat;
    remember('here', seat.secret);
    const waits = recall('pending');
    state.pending = waits && waits.secret === seat.secret ? waits : null;
    act.go('entering');
    line.start();
  },
  join(name) {
    const team = state.drafted.team ? Number(state.drafted.team) : null;
    state.drafted.name = name;
    state.note = '';
    line.send({ is: 'join', name, team, language: act.questionLanguage() });
    draw();
  },
  lost: () => act.go('lost'),
  knock(name) {
    state.knocking = name;
    line.send({ is: 'knock', name });
    act.go('knocking');
  },
  stopKnocking: () => act.find(),
  go(mode) {
    state.mode = mode;
    if (mode !== 'door' && mode !== 'pin') state.note = '';
    draw();
  },

  // An answer was made; it may still want to know how sure its maker is.
  give(given) {
    const { question, scoring } = state.room;
    if (state.isMine(state.pending) || state.isMine(state.mine)) return;
    state.note = '';
    if (scoring !== 'confidence' || question.tie) act.answer(given, 1);
    else {
      state.unsure = { turn: question.turn, vote: question.vote, given };
      draw();
    }
  },
  answer(given, sure) {
    const { turn, vote } = state.room.question;
    state.pending = { turn, vote, given, sure, secret: state.seat.secret };
    state.unsure = null;
    remember('pending', state.pending);
    act.sendAnswer();
    draw();
  },
  sendAnswer() {
    const { turn, vote, given, sure } = state.pending;
    line.send({ is: 'answer', turn, vote, given, sure });
  },
  setOut() {
    line.send({ is: 'begin' });
  },
  next() {
    state.fresh = false;
    draw();
  },
  reconsider() {
    state.unsure = null;
    draw();
  },

  display(shown) {
    state.display = shown;
    draw();
    if (!shown) aa.focus();
  },
  set(name, value) {
    change(name, value);
    draw();
  },
  turnTo(language) {
    change('page', language);
    speak(language).then(draw);
  },
  ask(language) {
    change('questions', language);
    if (state.mode === 'in') line.send({ is: 'speak', language });
  },
  leave() {
    line.send({ is: 'leave' });
    remember('here', null);
    state.display = false;
    act.begin();
  },
};

// What the server says

const heard = {
  door(told) {
    state.door = told;
    if (state.knocking) line.send({ is: 'knock', name: state.knocking });
    else if (state.mode !== 'lost') state.mode = 'door';
  },
  welcome(told) {
    state.seat = { name: told.name, secret: told.secret, pin: state.pin, languages: act.languages() };
    keepSeat(state.seat);
    remember('here', told.secret);
    state.knocking = '';
  },
  own(told) {
    const before = state.own;
    state.fresh = Boolean(before) && told.attempt === before.attempt &&
      (told.answered.length > before.answered.length || (state.fresh && told.answered.length > 0));
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
    if (told.question && (told.question.turn !== turnBefore || told.question.vote !== before.question.vote)) {
      state.note = '';
      state.played = true;
      if (!state.isMine(state.pending) && state.mode === 'in') drop();
    }
    // What is personal comes right after: both are shown together.
    const personal = PERSONAL.indexOf(told.phase) >= 0 && before.phase !== told.phase;
    const own = (told.question && told.question.tie) || (state.you && 'open' in state.you);
    clearTimeout(awaited);
    if (state.mode !== 'in' || personal || own) {
      awaited = setTimeout(draw, PATIENCE);
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
    if (given !== null && state.isMine(told)) keepAnswer({ turn: told.turn, vote: told.vote, given });
    else if (state.pending) {
      const open = (state.room.phase === 'open' && !state.room.question.paused) || told.open;
      if (state.isMine(state.pending) && open) act.sendAnswer();
      else if (!state.isMine(state.pending) || PERSONAL.concat('closed').indexOf(state.room.phase) >= 0) {
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
    if (told.turn !== undefined) refusedAnswer(told, text);
    else if (state.mode === 'entering' && told.refusal === 'unknown') {
      forgetSeat(state.seat.secret);
      act.begin();
      state.note = text;
    } else if (told.refusal === 'wrong-pin') {
      line.stop();
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
    if (told.why === 'ended' && (state.own ? state.alone : state.room || {}).phase === 'ended') line.stop();
    else if (told.why === 'ended') state.closed = true;
    else if (['removed', 'replaced', 'bad-message'].indexOf(told.why) >= 0) {
      line.stop();
      if (told.why === 'removed') forgetSeat(state.seat.secret);
      state.why = told.why;
      state.display = false;
      state.mode = 'out';
    } else if (told.why !== 'left') state.note = say(`bye.${told.why}`);
  },
};

const refusedAnswer = (told, text) => {
  const { pending } = state;
  if (!pending || pending.turn !== told.turn || pending.vote !== told.vote) return;
  if (told.refusal === 'answered') keepAnswer(pending);
  else {
    state.note = text;
    if (told.refusal === 'stalled') setTimeout(() => state.pending === pending && act.sendAnswer(), AGAIN);
    else drop();
  }
};

const drop = () => {
  state.pending = null;
  remember('pending', null);
};

const keepAnswer = (answer) => {
  drop();
  state.mine = answer;
  state.note = '';
};

const greeting = () => {
  const hello = { is: 'hello', role: 'player', language: settings.questions || speaking() };
  if (state.seat) hello.secret = state.seat.secret;
  else hello.pin = state.pin;
  if (!state.seat) remember('pin', state.pin);
  return hello;
};

const line = new Line(greeting, (told) => {
  if (told.is !== 'bye') state.closed = false;
  if (!heard[told.is] || heard[told.is](told) !== false) draw();
}, () => {
  if (!line.trouble && line.socket) tell(say('back-again'));
  draw();
});

// Keys

const typing = (element) => /^(INPUT|SELECT|TEXTAREA)$/.test(element.tagName);

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || event.isComposing) return;
  if (event.key === 'Escape' && state.display) act.display(false);
  if (event.key === 'Enter' && !/^(BUTTON|INPUT|SELECT)$/.test(event.target.tagName) && screen.enter) {
    event.preventDefault();
    screen.enter();
  }
  if (!settings.keys || !screen.choose || typing(event.target)) return;
  // Where digits need Shift, their keys are meant.
  const digit = /^(?:Digit|Numpad)([1-6])$/.exec(event.code || '') || /^([1-6])$/.exec(event.key);
  const place = digit ? Number(digit[1]) - 1 : LETTERS.indexOf(event.key.toUpperCase());
  if (place >= 0 && event.key.length === 1) {
    event.preventDefault();
    screen.choose(place);
  }
});

// The PIN may come with the address, and does not stay in it.
const takePin = () => {
  const pin = location.hash.replace(/\D/g, '');
  if (location.hash) history.replaceState(null, '', location.pathname + location.search);
  return pin;
};

window.addEventListener('hashchange', () => {
  const pin = takePin();
  if (!pin || state.mode === 'in') return;
  state.pin = pin;
  act.begin();
});

const begin = () => {
  show(document.body, el('div', { class: 'rule', 'aria-hidden': 'true' }), el('header', null, who, aa), trouble, note, main, live);
  act.begin();
};

applySettings();
state.pin = takePin() || recall('pin') || '';
speak(settings.page || preferred()).then(begin);
