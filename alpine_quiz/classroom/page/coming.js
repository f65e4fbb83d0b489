// Coming in: the PIN, whose place this device holds, the name; and how the page is shown.

import { act } from './acting.js';
import { el, form, heading, input, screenOf, select, team } from './parts.js';
import { seatsFor, settings, state } from './state.js';
import { LANGUAGES, languageName, say, speaking, why } from './words.js';

const screen = (key, title, ...children) =>
	screenOf('form', key, heading('h1', title), children);

const button = (text, click, kind) => el(`button.${kind || 'main'}`, { click }, text);
const submit = (key) => el('button.main', { type: 'submit' }, say(key));

const field = (made, label, hint) => {
	const id = `${made.id}-hint`;
	if (hint) made.setAttribute('aria-describedby', id);
	return el('div.field', el('label', { for: made.id }, label), made.parentNode || made, hint && el('p.hint', { id }, hint));
};

const nameInput = (more) => {
	const made = input(Object.assign({ id: 'name', maxlength: 24, autofocus: true }, more));
	made.value = state.drafted.name || '';
	return made;
};

const languageField = (id, codes, chosen, change) =>
	field(select(id, codes.map((code) => [code, languageName(code)]), chosen, change), say(id));

const pageLanguage = () =>
	languageField('page-language', Object.keys(LANGUAGES), speaking(), act.turnTo);

const questionLanguage = () =>
	act.languages().length > 1 &&
	languageField('question-language', act.languages(), act.questionLanguage(), act.ask);

export const pin = () => {
	const made = input({ id: 'pin', class: 'pin', inputmode: 'numeric', maxlength: 12, autofocus: true });
	return screen('pin',
		say('pin.title'),
		form(made,
			(typed) => act.find(typed.replace(/\D/g, '')),
			field(made, say('pin.label'), say('pin.hint')),
			submit('go-on')),
		pageLanguage());
};

export const waiting = () => screen('waiting', say('loading'));

export const knocking = () =>
	screen('knocking',
		say('knock.waiting', { name: state.knocking }),
		button(say('cancel'), () => act.find(state.pin)));

export const offer = () =>
	screen('offer',
		say('continue.title'),
		seatsFor(state.pin).map((seat) => button(say('continue.as', seat), () => act.enter(seat))),
		button(say('continue.other'), act.somebodyElse, 'other'));

export const door = () => {
	const { drafted } = state;
	const { naming, names, teams, title, locked } = state.door;
	const keep = (name) => (value) => {
		drafted[name] = value;
	};
	const choose = (id, nothing, values) =>
		select(id, [['', say(nothing)]].concat(values), drafted[id] || '', keep(id));
	let name = null;
	if (naming === 'free') name = nameInput({ input: () => keep('name')(name.value) });
	else if (naming === 'list') name = choose('name', 'choose', names.map((each) => [each, each]));
	return screen(['door', state.door, state.similar],
		title,
		locked && el('p.said', why('locked')),
		form(name,
			act.join,
			name
				? field(name, say(naming === 'list' ? 'door.from-list' : 'door.name'), say('door.name-hint'))
				: el('p', say('door.given')),
			teams.length > 0 &&
				field(choose('team', 'door.any-team', teams.map((each, place) => [place, team(each)])),
					say('door.team')),
			questionLanguage(),
			submit('door.enter')),
		button(say('door.lost'), () => act.go('lost'), 'link'));
};

export const lost = () => {
	const name = nameInput();
	return screen('lost',
		say('knock.title'),
		form(name, act.knock, field(name, say('door.name'), say('knock.hint')), submit('knock.send')),
		button(say('back'), () => act.find(state.pin), 'link'));
};

export const out = () =>
	screen(state.why,
		why(state.why),
		state.why === 'replaced'
			? button(say('here'), () => act.enter(state.seat))
			: button(say('again'), act.begin));

export const lobby = () => {
	const { room, you, name, played } = state;
	const placed = you && room.teams[you.team];
	return screen(['lobby', played, placed, name],
		played ? room.title : say('lobby.title', { name }),
		placed && el('p', say('lobby.team', { team: team(placed) })),
		el('p.big', say('lobby.wait')),
		el('h2', say('formula.title')),
		el('p', say(`formula.${room.scoring}`)));
};

const tick = (id) => {
	const box = el('input', { type: 'checkbox', id, change: () => act.set(id, box.checked) });
	box.checked = settings[id];
	return el('p.tick', box, el('label', { for: id }, say(`settings.${id}`)));
};

export const display = () => {
	const sizes = [1, 2, 3].map((size) => [size, say(`settings.text.${size}`)]);
	const isIn = state.mode === 'in';
	return screen('display',
		say('settings'),
		tick('buttons'),
		field(select('text', sizes, settings.text, (value) => act.set('text', Number(value))),
			say('settings.text')),
		['spacing', 'contrast', 'motion', 'keys'].map(tick),
		pageLanguage(),
		isIn && questionLanguage(),
		button(say('settings.done'), () => act.display(false)),
		isIn && button(say('settings.leave'), act.leave, 'other'));
};
