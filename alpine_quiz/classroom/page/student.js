// The student's page: what is always there, and which screen is shown now.

import { act, greeting, heard } from './acting.js';
import { asking } from './asking.js';
import * as coming from './coming.js';
import { Line } from './line.js';
import { el, LETTERS, show, STANDING } from './parts.js';
import { applySettings, page, recall, settings, state } from './state.js';
import { ranked, revealed } from './telling.js';
import { preferred, say, speak, speaking, why } from './words.js';

// What is always there

const trouble = el('p.trouble', { role: 'status' });
const note = el('p.note', { role: 'alert' });
const main = el('main');
const live = el('div.unseen', { 'aria-live': 'polite' });
const who = el('span.who', { dir: 'auto' });
page.aa = el('button.aa', { click: () => act.display(!state.display) }, 'Aa');
let screen = {};

const roomNow = () => {
	const { room, you } = state;
	if (state.own) return page.pacing ? page.pacing() : coming.waiting();
	if (room.phase === 'revealed' && room.reveal)
		return revealed(room, you && you.turn === room.question.turn ? you : {});
	if (STANDING.includes(room.phase)) return ranked();
	return room.question && room.phase !== 'lobby' ? asking() : coming.lobby();
};

const screenNow = () => {
	if (state.display) return coming.display();
	return state.mode === 'in' ? roomNow() : (coming[state.mode] || coming.waiting)();
};

// Those who have more time go on while the others wait.
const isLonger = () =>
	state.mode === 'in' &&
	state.room.phase === 'closed' &&
	state.you.open &&
	!state.isMine(state.pending) &&
	!state.isMine(state.mine);

const troubleText = () => {
	if (state.stopped) return why('stopped');
	const { trouble: fault } = page.line;
	return fault ? `${say(`offline.${fault}`)} ${state.pending ? say('offline.answer') : ''}` : '';
};

// What has not changed is not said again.
const write = (element, text) => {
	if (element.textContent !== text) element.textContent = text;
};

page.tell = (text) => write(live, text);

page.draw = () => {
	const next = screenNow();
	next.key += speaking();
	write(who, state.mode === 'in' ? state.name : '');
	write(note, state.note || (isLonger() ? say('more-time') : ''));
	write(trouble, troubleText());
	page.aa.setAttribute('aria-label', say('settings'));
	page.aa.setAttribute('aria-expanded', String(state.display));
	document.title = (state.room || state.door || {}).title || 'Alpine Quiz';
	if (next.key === screen.key) {
		// The same, but for the time.
		const [old, fresh] = [main, next.node].map((each) => each.querySelector('.clock'));
		if (old && fresh) old.parentNode.replaceChild(fresh, old);
		return;
	}
	const isNew = !next.step || screen.step !== next.step;
	screen = next;
	show(main, screen.node);
	if (isNew) {
		window.scrollTo(0, 0);
		screen.focus.focus({ preventScroll: true });
	}
};

page.line = new Line(
	greeting,
	(told) => {
		if (told.is !== 'bye') state.stopped = false;
		if (!heard[told.is] || heard[told.is](told) !== false) page.draw();
	},
	() => {
		if (!page.line.trouble && page.line.socket) page.tell(say('back-again'));
		page.draw();
	});

// Keys

document.addEventListener('keydown', (event) => {
	const { key, target } = event;
	const { choose, enter } = screen;
	const isOn = (names) => names.test(target.tagName);
	if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || event.isComposing) return;
	if (key === 'Escape' && state.display) act.display(false);
	if (key === 'Enter' && enter && !isOn(/BUTTON|INPUT|SELECT|SUMMARY/)) {
		event.preventDefault();
		enter();
	}
	if (!settings.keys || !choose || isOn(/INPUT|SELECT/)) return;
	// Where digits need Shift, their keys are meant.
	const digit = /^(?:Digit|Numpad)([1-6])$/.exec(event.code) || /^([1-6])$/.exec(key);
	const place = digit ? digit[1] - 1 : LETTERS.indexOf(key.toUpperCase());
	if (place >= 0 && key.length === 1) {
		event.preventDefault();
		choose(place);
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

applySettings();
state.pin = takePin() || recall('pin') || '';
speak(settings.page || preferred()).then(() => {
	const rule = el('div.rule', { 'aria-hidden': 'true' });
	show(document.body, rule, el('header', who, page.aa), trouble, note, main, live);
	act.begin();
});
