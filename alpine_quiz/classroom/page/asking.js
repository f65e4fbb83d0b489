// A question on a student's device, and how each of the seven types is answered.

import { act } from './acting.js';
import {
	answerShown, badge, el, form, heading, headOf, input, LETTERED, optionIn, optionsOf, screenOf, select,
	show, words,
} from './parts.js';
import { page, settings, state } from './state.js';
import { say, sayCount } from './words.js';

const LONGEST = 200;

const buttonsOf = ({ choose }, isPressed) => {
	const { question } = state.room;
	const buttons = optionsOf(question).map((_, place) =>
		el(`button.option.o${place}`,
			{ click: () => choose(place), 'aria-pressed': isPressed && String(isPressed(place)) },
			badge(place),
			optionIn(question, place, state.language, settings.buttons ? 'span.unseen' : 'span')));
	return el(`div.options.${settings.buttons ? 'only' : ''}`, buttons);
};

const sender = (moves) => el('button.main', { click: () => moves.enter() }, say('send'));

const choice = (moves) => {
	const count = optionsOf(state.room.question).length;
	moves.choose = (place) => place < count && act.give([place]);
	return buttonsOf(moves);
};

const multiple = (moves, draft) => {
	const ticked = new Set(draft.value || []);
	const send = sender(moves);
	const tell = () => {
		show(send, sayCount('multiple.send', ticked.size));
		send.disabled = !ticked.size;
	};
	moves.choose = (place) => {
		const button = box.children[place];
		if (!button) return;
		if (!ticked.delete(place)) ticked.add(place);
		button.setAttribute('aria-pressed', String(ticked.has(place)));
		draft.keep([...ticked]);
		tell();
	};
	moves.enter = () => ticked.size && act.give([...ticked].sort());
	const box = buttonsOf(moves, (place) => ticked.has(place));
	tell();
	return [el('p.hint', say('multiple.hint')), box, send];
};

const typed = (key, more) => (moves, draft, stem) => {
	const { question } = state.room;
	const made = input(
		Object.assign({ id: 'typed', maxlength: LONGEST, 'aria-describedby': 'stem' }, more));
	stem.id = 'stem';
	made.value = draft.value || '';
	made.oninput = () => draft.keep(made.value);
	return form(made,
		act.give,
		el('label', { for: 'typed' }, question.unit ? say('number.unit', question) : say(key)),
		made,
		el('button.main', { type: 'submit' }, say('send')));
};

const order = (moves, draft) => {
	const { options } = state.room.question;
	const places = draft.value || options.map((_, place) => place);
	const rows = el('ol.rows');
	const isThere = (at) => at >= 0 && at < places.length;
	const move = (from, by) => {
		const to = from + by;
		if (!isThere(to)) return;
		const item = options[places[from]];
		places.splice(to, 0, places.splice(from, 1)[0]);
		draft.keep(places);
		draw();
		const row = rows.children[to];
		const same = row.querySelector(by < 0 ? '.up' : '.down');
		(same.disabled ? row.querySelector('button:enabled') : same).focus();
		page.tell(say('order.now', { item, place: to + 1, of: places.length }));
	};
	const arrow = (at, by, name, sign) => {
		const label = say(`order.${name}`, { item: options[places[at]] });
		const disabled = !isThere(at + by);
		const click = () => move(at, by);
		return el(`button.arrow.${name}`, { disabled, 'aria-label': label, click }, sign);
	};
	const rowOf = (place, at) =>
		el('li',
			el('span.letter', { 'aria-hidden': 'true' }, at + 1),
			words(options[place], state.language),
			arrow(at, -1, 'up', '▲'),
			arrow(at, 1, 'down', '▼'));
	const draw = () => show(rows, places.map(rowOf));
	draw();
	moves.enter = () => act.give(places.slice());
	return [el('p.hint', say('order.hint')), rows, sender(moves)];
};

const match = (moves, draft) => {
	const { lefts, options } = state.room.question;
	const { language } = state;
	const chosen = draft.value || lefts.map(() => -1);
	const send = sender(moves);
	const twice = el('p.said', { role: 'status' });
	// Each partner belongs to one alone. It is only said: arrow keys go over what is taken, too.
	const tell = () => {
		const made = chosen.filter((place) => place >= 0);
		const double = made.find((place, at) => made.indexOf(place) !== at);
		const isDouble = double !== undefined;
		twice.textContent = isDouble ? say('match.twice', { option: options[double] }) : '';
		send.disabled = !made.length || isDouble;
	};
	const partners = [[-1, say('choose')]].concat(
		options.map((text, place) => [place, text, language]));
	const pair = (left, row) => {
		const pick = (place) => {
			chosen[row] = Number(place);
			draft.keep(chosen);
			tell();
		};
		const id = `row${row}`;
		return el('div.pair',
			el('label', { for: id }, words(left, language)),
			select(id, partners, chosen[row], pick).parentNode);
	};
	moves.enter = () => send.disabled || act.give(chosen.slice());
	tell();
	return [el('p.hint', say('match.hint')), twice, el('div.rows', lefts.map(pair)), send];
};

// Each returns what is to be chosen or typed, and adds to `moves` what keys do.
const TYPES = {
	choice,
	multiple,
	order,
	match,
	'true-false': choice,
	number: typed('number.label', { inputmode: 'decimal' }),
	text: typed('your-answer', { autocapitalize: 'off' }),
};

const stepOf = (you) => {
	const { phase, question } = state.room;
	if (question.paused) return 'paused';
	if (question.tie && you.asked === false) return 'watch';
	if (state.isMine(state.mine)) return 'sent';
	if (state.isMine(state.pending)) return 'sending';
	if (phase === 'open' || you.open) return !state.isMine(state.unsure) ? 'answer' : page.sure ? 'sure' : 'loading';
	return phase;
};

const hint = (key) => (stem) => [stem, el('p.hint', say(key))];

const waitFor = () => say(state.room.phase === 'closed' ? 'closed.wait' : 'sent.wait');

const done = (key, { given }) =>
	el('div.done',
		heading(`h1.verdict.${key}`, say(key)),
		el('p.quiet', say('your-answer')),
		answerShown(state.room.question, given, state.language),
		el('p.quiet', waitFor()));

// Each returns what stands below the head; `moves` as above.
const STEPS = {
	watch: hint('tie.watch'),
	reading: hint('reading'),
	discussing: hint('discuss'),
	paused: () => heading('h1', say('paused')),
	loading: () => heading('h1', say('loading')),
	sure: (stem, moves) => page.sure(moves),
	sending: () => done('sending', state.pending),
	sent: () => done('sent', state.mine),
	closed: (stem) => [
		stem,
		el('div.done',
			el('p.big', say('closed')),
			el('p.quiet', `${say('closed.none')} ${waitFor()}`))],
	answer(stem, moves) {
		const { turn, vote, type } = state.room.question;
		const draft = {
			value: state.isMine(state.draft) ? state.draft.value : null,
			keep(value) {
				state.draft = { turn, vote, value };
			},
		};
		return [stem, TYPES[type](moves, draft, stem)];
	},
};

// Return the screen of a question that is not yet revealed.
export const asking = () => {
	const { room, language } = state;
	const { question } = room;
	const { turn, vote } = question;
	const you = state.you && state.you.turn === turn ? state.you : {};
	const step = stepOf(you);
	const hidden = settings.buttons && LETTERED.includes(question.type);
	const stem = heading('h1.stem', hidden ? say('on-the-wall') : words(question.stem, language));
	const clock =
		you.open && you.left !== undefined
			? { left: you.left, limit: room.clock.limit, runs: true, at: you.at }
			: room.clock;
	const moves = {};
	return Object.assign(
		screenOf('question',
			['question', turn, vote, step, room.phase === 'closed', you.open, language, hidden],
			headOf(room, step !== 'paused' && clock),
			STEPS[step](stem, moves)),
		moves);
};
