// The student's page: what is always there, and which screen is shown now.

import { acting } from './acting.js';
import { pacing } from './alone.js';
import { asking } from './asking.js';
import * as coming from './coming.js';
import { applySettings, recall, settings } from './device.js';
import { el, show, LETTERS } from './dom.js';
import { greeting, hearing } from './hearing.js';
import { Line } from './line.js';
import { state } from './state.js';
import { ranked, revealed } from './telling.js';
import { preferred, say, speak, speaking } from './words.js';

const STANDING = ['ranks', 'podium', 'ended'];

// What is always there

const trouble = el('p', { class: 'trouble', role: 'status' });
const note = el('p', { class: 'note', role: 'alert' });
const main = el('main');
const live = el('div', { class: 'unseen', 'aria-live': 'polite' });
const who = el('span', { class: 'who', dir: 'auto' });
const aa = el(
  'button',
  { type: 'button', class: 'aa', click: () => act.display(!state.display) },
  'Aa',
);
let screen = {};

const tell = (text) => {
  live.textContent = text;
};

const screenNow = () => {
  if (state.display) return coming.display(state, act);
  switch (state.mode) {
    case 'pin':
      return coming.pin(state, act);
    case 'offer':
      return coming.offer(state, act);
    case 'door':
      return coming.door(state, act);
    case 'lost':
      return coming.lost(state, act);
    case 'knocking':
      return coming.knocking(state, act);
    case 'out':
      return coming.out(state, act);
    case 'in':
      return roomNow();
    default:
      return coming.waiting(state);
  }
};

const roomNow = () => {
  const { room } = state;
  if (state.own) return pacing(state, act);
  if (room.phase === 'lobby') return coming.lobby(state);
  if (room.phase === 'revealed' && room.reveal) return revealed(state);
  if (STANDING.indexOf(room.phase) >= 0) return ranked(state);
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
  return (
    state.mode === 'in' &&
    room.phase === 'closed' &&
    you.open &&
    !state.isMine(state.pending) &&
    !state.isMine(state.mine)
  );
};

const troubleText = () => {
  if (state.closed) return say('bye.ended');
  if (!page.line.trouble) return '';
  return [say(`offline.${page.line.trouble}`), state.pending ? say('offline.answer') : ''].join(
    ' ',
  );
};

const page = { line: null, draw, tell, aa };
const act = acting(page);
const heard = hearing(page, act);
page.line = new Line(
  greeting,
  (told) => {
    if (told.is !== 'bye') state.closed = false;
    if (!heard[told.is] || heard[told.is](told) !== false) draw();
  },
  () => {
    if (!page.line.trouble && page.line.socket) tell(say('back-again'));
    draw();
  },
);

// Keys

const typing = (element) => /^(INPUT|SELECT|TEXTAREA)$/.test(element.tagName);

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || event.isComposing) return;
  if (event.key === 'Escape' && state.display) act.display(false);
  if (
    event.key === 'Enter' &&
    !/^(BUTTON|INPUT|SELECT)$/.test(event.target.tagName) &&
    screen.enter
  ) {
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
  show(
    document.body,
    el('div', { class: 'rule', 'aria-hidden': 'true' }),
    el('header', null, who, aa),
    trouble,
    note,
    main,
    live,
  );
  act.begin();
};

applySettings();
state.pin = takePin() || recall('pin') || '';
speak(settings.page || preferred()).then(begin);
