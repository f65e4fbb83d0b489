// What a student's page knows, and what its device keeps: how the page is shown, and whose place it
// holds. Where nothing can be kept (private windows), all works until the page is closed.

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
	kept('localStorage', 'settings'));

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

// { line, draw, tell, aa, pacing, sure }: the line to the room, and what several parts call.
export const page = {};

// Whether both are about the same vote on the same question.
export const isOf = (one, other) =>
	Boolean(one && other && one.turn === other.turn && one.vote === other.vote);

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
	isMine: (answer) => isOf(answer, (state.room || {}).question),
};

// An answer may be on its way (pending), be safe (mine), wait for how sure its sender is (unsure), or
// be in the making (draft); each has its turn and vote. At one's own pace, `alone` is what all see,
// `own` what this student sees, and `fresh` whether the last answer is new.
const FLEETING =
	'seat door room you played stopped note similar pending mine unsure draft alone own fresh';

export const forget = () => {
	state.drafted = {};
	FLEETING.split(' ').forEach((name) => {
		state[name] = null;
	});
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
