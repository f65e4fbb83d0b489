// The wall: what the whole class sees, as large as it fits. No names but those the teacher shows.

import { Line } from './line.js';
import { moment } from './moments.js';
import {
	badge, drawing, el, headOf, LETTERED, optionIn, optionsOf, ranksOf, show, STANDING, whyShown, words,
} from './parts.js';
import { recall, remember } from './state.js';
import './wall_words.js';
import { preferred, say, sayCount, shown, speak, speaking } from './words.js';

const MOST_TYPED = 6;
const MOST_QUOTES = 2;
const SMALLEST = 0.4;
const QUIET_ZONE = 4;

const state = { language: '' };
let wall = null;
let message = '';
let drawn = '';

const trouble = el('p', { class: 'trouble', role: 'status' });
const main = el('main');

// Parts

const part = (name, ...children) => el('div', { class: name }, children);

const qr = (code) => {
	const size = code.size + 2 * QUIET_ZONE;
	const image = drawing(code.path, `${-QUIET_ZONE} ${-QUIET_ZONE} ${size} ${size}`, 'qr');
	image.removeAttribute('aria-hidden');
	image.setAttribute('role', 'img');
	image.setAttribute('aria-label', say('wall.qr'));
	return image;
};

const bare = (address) => address.replace(/^http:\/\//, '');

const lobby = () => {
	const { room, join, joined, present } = wall;
	const isAlone = 'attempts' in room;
	const through = isAlone && joined ? say('wall.through', wall) : '';
	const here = room.phase === 'ended'
		? through
		: [sayCount('wall.here', isAlone ? present : joined), through].filter(Boolean).join(' · ');
	if (isAlone && room.phase === 'ended')
		return part(
			'still',
			el('h1', { dir: 'auto' }, room.title),
			el('p.here', say('wall.ended')),
			el('p.quiet', here),
		);
	return part(
		'lobby',
		el('h1', { dir: 'auto' }, room.title),
		part(
			'ways',
			part(
				'way',
				el('p.quiet', say('wall.join')),
				el('p.address', bare(join.address)),
				el('p.quiet', say('wall.pin')),
				el('p.pin', el('span', join.pin.slice(0, 3)), el('span', join.pin.slice(3))),
			),
			wall.qr ? part('way scan', qr(wall.qr), el('p.quiet', say('wall.scan'))) : null,
		),
		isAlone && room.until ? el('p.quiet', say('wall.until', { time: moment(room.until) })) : null,
		el('p.here', room.locked ? say('wall.locked') : joined || isAlone ? here : '\u00a0'),
	);
};

const head = (room) =>
	part('head', headOf(room, room.question.paused ? null : room.clock));

const stemOf = (room, name) =>
	el('h1', { class: `stem ${name || ''}` }, words(room.question.stem, state.language));

const HOW = {
	multiple: 'wall.multiple',
	text: 'wall.type-it',
	order: 'wall.order',
	match: 'wall.match',
};

const how = (question) => {
	if (question.type === 'number') {
		return question.unit ? say('wall.type-number.unit', question) : say('wall.type-number');
	}
	return HOW[question.type] ? say(HOW[question.type]) : '';
};

const optionList = (question) => {
	const lettered = LETTERED.includes(question.type);
	const language = question.type === 'true-false' ? speaking() : state.language;
	const list = (texts, name) =>
		el(
			'ul',
			{ class: `choices ${name}` },
			texts.map((text, place) =>
				el(
					'li',
					{ class: lettered ? `o${place}` : '' },
					lettered ? badge(place) : null,
					words(text, language),
				),
			),
		);
	const options = optionsOf(question);
	if (question.type === 'match')
		return part('sides', list(question.lefts, 'lefts'), list(options, 'rights'));
	return options.length ? list(options, options.length > 4 ? 'many' : '') : null;
};

const progress = () => {
	const { answered, there, almost } = wall.progress;
	if (!there) return null;
	const share = almost ? 0.9 : there && answered / there;
	const bar = el('span', { class: 'left' });
	bar.style.width = `${100 * share}%`;
	return part(
		'progress',
		el('span', { class: 'track', 'aria-hidden': 'true' }, bar),
		el('span', almost ? say('wall.almost') : say('wall.answered', { answered, there })),
	);
};

const asked = () => {
	const { room } = wall;
	const { question, phase } = room;
	if (question.paused) return [head(room), el('h1.still', say('wall.paused'))];
	const open = phase === 'open';
	const said = { reading: 'wall.reading', discussing: 'wall.discuss', closed: 'wall.closed' }[
		phase
	];
	const foot = part(
		'foot',
		el('p.how', said ? say(said) : how(question)),
		open || phase === 'closed' ? progress() : null,
	);
	const list = phase === 'reading' ? null : optionList(question);
	return [head(room), stemOf(room, list ? '' : 'alone'), list, foot];
};

// The same, whatever the case of what was typed.
const plain = (given) => JSON.stringify(given).toLowerCase();
const same = (one, other) => plain(one) === plain(other);

// Whatever was typed once only may be anything: the wall shows what several typed, or what is right.
const fitForAll = ({ given, count, right }) =>
	Array.isArray(given) || count > 1 || right || /^[\d\s.,]+$/.test(given);

const bar = (count, all, name) => {
	const made = el('span', { class: `bar ${name}` });
	made.style.width = `${all ? (100 * count) / all : 0}%`;
	return el('span.track', made);
};

const shares = (count, all) =>
	say('wall.votes', { count: shown(count), share: all ? Math.round((100 * count) / all) : 0 });

// Return how often each answer was given, the first vote beside the second.
const distribution = () => {
	const {
		room: { question, reveal },
		tally,
		first_tally,
		first_answered: allFirst,
	} = wall;
	const options = optionsOf(question);
	const lettered = LETTERED.includes(question.type);
	const sum = (entries) => entries.reduce((all, each) => all + each.count, 0);
	const voters = Math.max(
		wall.progress.answered,
		wall.progress.almost ? wall.progress.there - 1 : 0,
	);
	const all =
		question.type === 'multiple'
			? Math.max(voters, ...tally.map((each) => each.count))
			: Math.max(lettered ? 0 : voters, sum(tally));
	const firsts = first_tally || [];
	const fit = lettered
		? tally
		: tally.filter(fitForAll).slice(0, MOST_TYPED);
	const rest = lettered ? 0 : all - sum(fit);
	const textOf = (given) => {
		// An accepted answer is told as it was typed, not as it was counted.
		if (typeof given === 'string')
			return words(reveal.accepted.find((each) => same(each, given)) || given, state.language);
		if (lettered) return [badge(given[0]), optionIn(question, given[0], state.language)];
		const parts = given.map((place, row) =>
			[question.lefts.length ? `${question.lefts[row]} – ` : '', options[place] || '…'].join(''),
		);
		return words(parts.join(question.lefts.length ? ', ' : ' → '), state.language);
	};
	const line = ({ given, count, right }) => {
		const before = firsts.find((entry) => same(entry.given, given));
		return el(
			'li',
			{ class: [right ? 'right' : '', lettered ? `o${given[0]}` : ''].join(' ') },
			part(
				'what',
				given === null ? say('wall.others') : textOf(given),
				right ? el('b.tick', '✓') : null,
			),
			first_tally && given !== null
				? part(
						'vote first',
						bar(before ? before.count : 0, allFirst, 'old'),
						el(
							'span',
							null,
							`${say('wall.first')}: ${shares(before ? before.count : 0, allFirst)}`,
						),
					)
				: null,
			part(
				'vote',
				bar(count, all, ''),
				el('span', (first_tally ? `${say('wall.second')}: ` : '') + shares(count, all)),
			),
		);
	};
	if (!lettered && !tally.length) return el('p.quiet', say('wall.nobody'));
	return el(
		'ul',
		{ class: `tally${first_tally ? ' twice' : ''}` },
		fit.map(line),
		rest ? line({ given: null, count: rest }) : null,
	);
};

const revealed = () => {
	const { room } = wall;
	const { question, reveal } = room;
	return [
		head(room),
		stemOf(room),
		part(
			'told',
			distribution(),
			part(
				'why',
				question.struck ? el('p.said', say('struck')) : null,
				whyShown(room, state.language, MOST_QUOTES),
			),
		),
	];
};

const standing = () => {
	const { room } = wall;
	return part(
		`standing ${room.phase}`,
		el('h1', say(room.phase === 'ranks' ? 'ranks' : 'podium')),
		ranksOf(room),
		room.phase === 'ended' ? el('p.here', say('wall.ended')) : null,
	);
};

// The whole

const screenNow = () => {
	const { room } = wall;
	if (room.phase === 'lobby' || 'attempts' in room) return lobby();
	if (room.phase === 'revealed' && room.reveal) return revealed();
	if (STANDING.includes(room.phase)) return standing();
	return room.question ? asked() : lobby();
};

// The largest letters with which everything is on the screen.
const fit = () => {
	const page = main.firstChild;
	if (!page) return;
	const sized = (size) => {
		page.style.fontSize = `${size}em`;
		return page.scrollHeight <= main.clientHeight + 1 && page.scrollWidth <= main.clientWidth + 1;
	};
	let [small, large] = [SMALLEST, page.querySelector('.lobby') ? 1.4 : 2];
	if (sized(large)) return;
	for (let step = 0; step < 7; step += 1) {
		const middle = (small + large) / 2;
		if (sized(middle)) small = middle;
		else large = middle;
	}
	sized(small);
};

const draw = () => {
	trouble.textContent = line.trouble ? say('wall.lost') : '';
	const now = JSON.stringify([message, wall, speaking()]);
	if (now === drawn) return;
	drawn = now;
	if (message || !wall) {
		show(main, part('screen', el('h1.still', say(message || 'loading'))));
	} else {
		document.title = wall.room.title;
		const inside =
			wall.room.phase !== 'lobby' &&
			wall.room.phase !== 'alone' &&
			wall.room.phase !== 'ended' &&
			!wall.room.locked;
		show(
			main,
			part(`screen ${wall.room.phase}`, screenNow()),
			inside
				? el(
						'p',
						{ class: 'corner' },
						say('wall.corner', { address: bare(wall.join.address), pin: wall.join.pin }),
					)
				: null,
		);
	}
	fit();
};

const heard = {
	wall(told) {
		message = '';
		state.language = told.language;
		if (told.room.clock) told.room.clock.at = Date.now();
		wall = told;
	},
	bye(told) {
		if (told.why === 'ended' && wall && wall.room.phase === 'ended') line.stop();
	},
	refused() {
		line.stop();
		message = 'wall.unknown';
	},
};

const secret = location.hash.slice(1) || recall('wall') || '';
const line = new Line(
	() => ({ is: 'hello', role: 'projector', secret }),
	(told) => {
		if (!heard[told.is]) return;
		heard[told.is](told);
		const language = wall ? wall.language : preferred();
		speak(language).then(draw);
	},
	draw,
);

if (location.hash) history.replaceState(null, '', location.pathname + location.search);
remember('wall', secret || null);
window.addEventListener('hashchange', () => location.reload());
window.addEventListener('resize', fit);
show(document.body, el('div', { class: 'rule', 'aria-hidden': 'true' }), main, trouble);
speak(preferred()).then(() => {
	if (secret) line.start();
	else message = 'wall.no-secret';
	draw();
});
