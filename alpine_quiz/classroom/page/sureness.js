// How sure students are of their answers. Only a room whose points go by that has this loaded.

import { act } from './acting.js';
import { answerShown, el, heading } from './parts.js';
import { page, state } from './state.js';
import { learn, say, shown } from './words.js';

// Points for what was said to be sure, fairly sure, guessed: if right, if wrong.
const MARKS = { 3: [3, -6], 2: [2, -2], 1: [1, 0] };

// Return what is shown once there is an answer, and add to `moves` what keys do.
page.sure = (moves) => {
	const { given } = state.unsure;
	const believe = (level) => act.answer(given, level);
	const button = (level) => {
		const [right, wrong] = MARKS[level].map(shown);
		return el('button.option',
			{ click: () => believe(level) },
			el('span.letter', level),
			el('b', say(`sure.${level}`), el('small', say('sure.marks', { right, wrong }))));
	};
	moves.choose = (place) => place < 3 && believe(place + 1);
	return [
		answerShown(state.room.question, given, state.language),
		heading('h1', say('sure.title')),
		el('div.options', [1, 2, 3].map(button)),
		el('button.link', { click: () => act.doubt(null) }, say('back'))];
};

learn('en', {
"sure.title": "How sure are you?",
"sure.3": "Sure",
"sure.2": "Fairly sure",
"sure.1": "Guessing",
"sure.marks": "{right} if right, {wrong} if wrong"
});

learn('fr', {
"sure.title": "À quel point êtes-vous sûr ?",
"sure.3": "Sûr",
"sure.2": "Assez sûr",
"sure.1": "Au hasard",
"sure.marks": "{right} si c’est juste, {wrong} sinon"
});
