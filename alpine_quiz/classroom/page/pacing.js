// At one's own pace: the same screens, one after the other when the student is ready for the next.
// Only a room of this kind has this loaded.

import { act } from './acting.js';
import { asking } from './asking.js';
import { moment } from './moments.js';
import { el, heading, screenOf, words } from './parts.js';
import { page, state } from './state.js';
import { revealed } from './telling.js';
import { learn, say, sayCount, shown } from './words.js';

const button = (key, click) => el('button.main', { click }, say(key));

// A question that was answered, as a live room would tell of it.
const told = (entry, level) => {
	entry.question.struck = entry.struck;
	return revealed(Object.assign({}, state.alone, entry), entry, level);
};

const start = () => {
	const { title, questions, attempts, until, feedback, scoring } = state.alone;
	return screenOf('form',
		'start',
		heading('h1', title),
		el('p.big', sayCount('alone.intro', questions)),
		attempts > 0 && el('p', sayCount('alone.attempts', attempts)),
		until && el('p', say('alone.until', { time: moment(until) })),
		feedback === 'at-the-end' && el('p', say('alone.at-the-end')),
		el('h2', say('formula.title')),
		el('p', say(`formula.${scoring}`)),
		button('alone.begin', act.setOut));
};

const signOf = ({ credit }) => (credit >= 1 ? '✓ ' : credit > 0 ? '◐ ' : '✗ ');

const end = () => {
	const { alone, own } = state;
	const { points, of, best } = own;
	const isOver = alone.phase === 'ended';
	const looked = own.answered.filter((entry) => entry.reveal);
	return screenOf('reveal',
		[alone, own],
		heading('h1', say(isOver ? 'ended' : 'alone.done')),
		points === undefined
			? !isOver && el('p', say('alone.later'))
			: el('p.verdict', alone.scoring === 'accuracy'
				? say('alone.points', { points: shown(points), of })
				: sayCount('points', points)),
		own.attempt > 1 && best !== undefined && el('p', say('alone.best', { points: shown(best) })),
		!isOver && own.attempts_left !== 0 && button('alone.again', act.setOut),
		looked.map((entry) =>
			el('details',
				el('summary',
					el('span', { 'aria-hidden': 'true' }, signOf(entry)),
					words(entry.question.stem, state.language)),
				told(entry, 'h2').node)));
};

// Return what a student at their own pace is shown now.
page.pacing = () => {
	const { alone, own } = state;
	if (!own.attempt && alone.phase !== 'ended') return start();
	const latest = own.answered[own.answered.length - 1];
	if (latest && latest.reveal && state.fresh) {
		const screen = told(latest);
		screen.enter = act.next;
		screen.node.appendChild(button('go-on', act.next));
		return screen;
	}
	return own.question ? asking() : end();
};

learn('en', {
"alone.intro.one": "{count} question, at your own pace.",
"alone.intro.many": "{count} questions, at your own pace.",
"alone.attempts.one": "You may go through them once.",
"alone.attempts.many": "You may go through them {count} times.",
"alone.until": "The room closes on {time}.",
"alone.at-the-end": "The answers come at the end.",
"alone.begin": "Begin",
"alone.again": "Once more",
"alone.done": "That was the last question",
"alone.points": "{points} of {of}",
"alone.best": "Best so far: {points}",
"alone.later": "The right answers are told later."
});

learn('fr', {
"alone.intro.one": "{count} question, à votre rythme.",
"alone.intro.many": "{count} questions, à votre rythme.",
"alone.attempts.one": "Vous pouvez les parcourir une fois.",
"alone.attempts.many": "Vous pouvez les parcourir {count} fois.",
"alone.until": "La salle ferme le {time}.",
"alone.at-the-end": "Les réponses viennent à la fin.",
"alone.begin": "Commencer",
"alone.again": "Encore une fois",
"alone.done": "C’était la dernière question",
"alone.points": "{points} sur {of}",
"alone.best": "Le meilleur jusqu’ici : {points}",
"alone.later": "Les bonnes réponses viendront plus tard."
});
