// What a student is told afterwards: right or not, the answer, why, and the ranks.

import { answerShown, el, heading, headOf, ranksOf, screenOf, whyShown, words } from './parts.js';
import { state } from './state.js';
import { say, sayCount } from './words.js';

const verdictOf = ({ struck }, { credit }) => {
	if (struck) return ['none', '–', say('struck')];
	if (credit === undefined) return ['none', '–', say('unanswered')];
	if (credit >= 1) return ['right', '✓', say('right')];
	if (credit <= 0) return ['wrong', '✗', say('wrong')];
	return ['partly', '◐', say('partly')];
};

const total = ({ place, points }) =>
	el('p.you',
		el('b', say(place ? 'you.place' : 'you', { place })),
		el('span.points', sayCount('points', points || 0)));

// Return the screen of a question that is over, which `you` answered in `room`.
export const revealed = (room, you, level) => {
	const { question, reveal } = room;
	const { given, credit, earned, points } = you;
	const { language } = state;
	const [kind, sign, text] = verdictOf(question, you);
	const missed = given != null && credit < 1;
	const chosen = Array.isArray(given) ? given : [];
	const screen = screenOf('reveal',
		['reveal', you, reveal, question, language],
		headOf(room),
		!level && words(question.stem, language, 'p.quiet'),
		heading(`${level || 'h1'}.verdict.${kind}`, el('span', { 'aria-hidden': 'true' }, `${sign} `), text),
		you.regraded && el('p', say('regraded')),
		earned && el('p.earned', (earned > 0 ? '+' : '') + sayCount('points', earned)),
		points !== undefined && total(you),
		whyShown(room, language, Infinity, missed && [
			el('h2', say('your-answer')),
			answerShown(question, given, language),
			chosen.map((place) => reveal.feedback[place] && words(reveal.feedback[place], language, 'p'))]));
	screen.step = `reveal${question.turn}`;
	return screen;
};

export const ranked = () => {
	const { room } = state;
	const you = state.you || {};
	const screen = screenOf('standing',
		['ranks', room, you],
		heading('h1', say(room.phase === 'ranks' ? 'ranks' : 'podium')),
		room.phase === 'ended' && el('p.big', say('ended')),
		total(you),
		ranksOf(room));
	screen.step = room.phase;
	return screen;
};
