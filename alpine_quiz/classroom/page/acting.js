// What a student does, and what the server says to it.

import {
	change, drop, forget, forgetSeat, isOf, keepAnswer, keepSeat, page, recall, remember, seatsFor, settings,
	state,
} from './state.js';
import { load, speak, speaking, why } from './words.js';

const send = (is, content) => page.line.send(Object.assign({ is }, content));

export const act = {
	languages: () => (state.door || state.seat || {}).languages || [],
	questionLanguage() {
		const known = act.languages();
		return [settings.questions, speaking(), known[0]].find((each) => known.includes(each)) || '';
	},
	go(mode) {
		state.mode = mode;
		if (mode !== 'door' && mode !== 'pin') state.note = '';
		page.draw();
	},

	// Coming in

	begin() {
		page.line.stop();
		forget();
		const found = seatsFor(state.pin);
		const here = found.find((seat) => seat.secret === recall('here'));
		if (here) act.enter(here);
		else if (found.length) act.go('offer');
		else act.somebodyElse();
	},
	somebodyElse() {
		remember('here', null);
		if (state.pin) act.find(state.pin);
		else act.go('pin');
	},
	// Ask for the door behind a PIN.
	find(pin) {
		Object.assign(state, { pin, seat: null, knocking: '' });
		act.go('checking');
		page.line.start();
	},
	enter(seat) {
		const waits = recall('pending');
		state.seat = seat;
		state.pending = waits && waits.secret === seat.secret ? waits : null;
		remember('here', seat.secret);
		act.go('entering');
		page.line.start();
	},
	join(name) {
		const team = state.drafted.team ? Number(state.drafted.team) : null;
		state.drafted.name = name;
		state.note = '';
		send('join', { name, team, language: act.questionLanguage() });
		page.draw();
	},
	knock(name) {
		state.drafted.name = state.knocking = name;
		send('knock', { name });
		act.go('knocking');
	},

	// Answering

	// Its maker may still have to say how sure they are.
	give(given) {
		const { question, scoring } = state.room;
		if (state.isMine(state.pending) || state.isMine(state.mine)) return;
		state.note = '';
		if (scoring !== 'confidence' || question.tie) act.answer(given, 1);
		else act.doubt({ turn: question.turn, vote: question.vote, given });
	},
	doubt(answer) {
		state.unsure = answer;
		page.draw();
	},
	answer(given, sure) {
		const { turn, vote } = state.room.question;
		state.pending = { turn, vote, given, sure, secret: state.seat.secret };
		remember('pending', state.pending);
		act.sendAnswer();
		act.doubt(null);
	},
	sendAnswer() {
		const { turn, vote, given, sure } = state.pending;
		send('answer', { turn, vote, given, sure });
	},
	setOut: () => send('begin'),
	next() {
		state.fresh = false;
		page.draw();
	},

	// How the page is shown

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
		if (state.mode === 'in') send('speak', { language });
	},
	leave() {
		send('leave');
		remember('here', null);
		state.display = false;
		act.begin();
	},
};

// Hearing

const AGAIN = 2500;
const PERSONAL = ['revealed', 'ranks', 'podium', 'ended'];
const PATIENCE = 1000;
// After these there is no coming back by itself.
const FINAL = ['bad-message', 'ended', 'removed', 'replaced'];

let awaited = 0;

export const greeting = () => {
	const { seat, pin } = state;
	if (!seat) remember('pin', pin);
	const language = settings.questions || speaking();
	const known = seat ? { secret: seat.secret } : { pin };
	return Object.assign({ is: 'hello', role: 'player', language }, known);
};

// An answer was not taken: it goes again, or is to be made anew.
const refusedAnswer = (told) => {
	const { pending } = state;
	if (!isOf(told, pending)) return;
	if (told.refusal === 'answered') {
		keepAnswer(pending);
		return;
	}
	state.note = why(told.refusal);
	if (told.refusal !== 'stalled') drop();
	else setTimeout(() => state.pending === pending && act.sendAnswer(), AGAIN);
};

// What is done with each kind of frame; what returns false changes nothing that is seen.
export const heard = {
	door(told) {
		state.door = told;
		if (state.knocking) send('knock', { name: state.knocking });
		else if (state.mode !== 'lost') state.mode = 'door';
	},
	welcome({ name, secret }) {
		state.seat = { name, secret, pin: state.pin, languages: act.languages() };
		state.knocking = '';
		keepSeat(state.seat);
		remember('here', secret);
	},
	own(told) {
		const before = state.own;
		const count = told.answered.length;
		state.fresh =
			Boolean(before && count) &&
			told.attempt === before.attempt &&
			(state.fresh || count > before.answered.length);
		state.own = state.you = told;
		state.mode = 'in';
		state.room = Object.assign({}, state.alone, { phase: 'open', question: told.question });
		if (state.isMine(state.pending)) act.sendAnswer();
		else drop();
	},
	room(told) {
		if (told.scoring === 'confidence' && !page.sure) load('sureness', page.draw);
		if ('attempts' in told) {
			if (!state.alone && !page.pacing) load('pacing', page.draw);
			state.alone = told;
			return false;
		}
		const before = state.room || {};
		const { question, phase } = told;
		const isOld = question && state.isMine(question);
		state.room = told;
		if (told.clock) told.clock.at = Date.now();
		if (question && !isOld) {
			state.note = '';
			state.played = true;
			state.display = false;
			if (!state.isMine(state.pending) && state.mode === 'in') drop();
		}
		// What is personal comes right after: both are shown together.
		const personal = PERSONAL.includes(phase) && before.phase !== phase;
		const own = (question && question.tie) || (state.you && 'open' in state.you);
		clearTimeout(awaited);
		if (state.mode === 'in' && !personal && !own) return true;
		awaited = setTimeout(page.draw, PATIENCE);
		return false;
	},
	you(told) {
		const { pending, room, seat } = state;
		const { turn, vote, given } = told;
		clearTimeout(awaited);
		told.at = Date.now();
		state.you = told;
		state.mode = 'in';
		if (told.name !== seat.name) {
			seat.name = told.name;
			keepSeat(seat);
		}
		if (given != null && state.isMine(told)) {
			keepAnswer({ turn, vote, given });
		} else if (pending) {
			const mine = state.isMine(pending);
			const open = told.open || (room.phase === 'open' && !room.question.paused);
			if (mine && open) act.sendAnswer();
			else if (!mine || PERSONAL.concat('closed').includes(room.phase)) {
				drop();
				state.note = why('closed');
			}
		}
	},
	taken(told) {
		if (isOf(told, state.pending)) keepAnswer(state.pending);
	},
	refused(told) {
		const { refusal } = told;
		if (told.turn !== undefined) {
			refusedAnswer(told);
			return;
		}
		// This device may have slept meanwhile.
		if (refusal === 'unknown' || refusal === 'replaced') {
			forgetSeat(state.seat);
			act.begin();
		} else if (refusal === 'wrong-pin') {
			page.line.stop();
			state.pin = '';
			remember('pin', null);
			act.go('pin');
		} else {
			if (state.mode === 'knocking') {
				state.knocking = '';
				state.mode = 'lost';
			}
			// A name that is free is offered.
			if (refusal === 'name-taken' && state.mode === 'door') {
				state.drafted.name = state.similar = told.about;
			}
		}
		state.note = why(refusal);
	},
	bye(told) {
		if (told.why === 'stopped') state.stopped = true;
		else if (FINAL.includes(told.why)) {
			page.line.stop();
			if (told.why === 'removed') forgetSeat(state.seat);
			// Whoever sees the end goes on seeing it.
			if (told.why === 'ended' && ((state.own ? state.alone : state.room) || {}).phase === 'ended')
				return;
			Object.assign(state, { why: told.why, display: false, mode: 'out' });
		} else if (told.why !== 'left') state.note = why(told.why);
	},
};
