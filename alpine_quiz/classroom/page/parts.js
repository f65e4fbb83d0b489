// Making what is seen, and the parts of a question and of the ranks that both pages show. Text of
// packs and people only ever becomes text.

import { dated, say, shown, speaking } from './words.js';

const SVG = 'http://www.w3.org/2000/svg';
export const LETTERS = 'ABCDEF';
const SHAPES = [
	'M12 2 23 21H1z',
	'M12 1 23 12 12 23 1 12z',
	'M12 2a10 10 0 1 0 0 20 10 10 0 1 0 0-20z',
	'M3 3h18v18H3z',
	'M12 1l3.2 7.6 8.2.7-6.2 5.4 1.9 8L12 18.4 4.9 22.7l1.9-8L.6 9.3l8.2-.7z',
	'M6 2h12l5.5 10L18 22H6L.5 12z'];
const BEAT = 200;

const fill = (made, children) => {
	children.forEach((child) => {
		if (Array.isArray(child)) fill(made, child);
		else if (child) made.appendChild(child.nodeType ? child : document.createTextNode(child));
	});
	return made;
};

// Return an element: `el('p.quiet', { click, id }, …)`. Properties that are functions listen; false
// and null leave an attribute out.
export const el = (kind, ...children) => {
	const [name, ...classes] = kind.split('.');
	const made = document.createElement(name);
	const given = children[0] && children[0].constructor === Object ? children.shift() : {};
	if (name === 'button') made.type = 'button';
	if (classes.length) made.className = classes.join(' ');
	Object.keys(given).forEach((key) => {
		const value = given[key];
		if (typeof value === 'function') made.addEventListener(key, value);
		else if (value !== false && value != null) made.setAttribute(key, value === true ? '' : value);
	});
	return fill(made, children);
};

export const show = (parent, ...children) => {
	parent.textContent = '';
	fill(parent, children);
};

// Somebody else's words.
export const words = (text, lang, kind) => el(kind || 'span', { dir: 'auto', lang }, text);

export const heading = (kind, ...children) => el(kind, { tabindex: -1, dir: 'auto' }, children);

export const input = (more) =>
	el('input', Object.assign({ type: 'text', autocomplete: 'off', spellcheck: 'false' }, more));

// Return a choice of [value, text, language]; its parent is to be shown. It lies unseen over a face
// with all of what is chosen, which browsers cut off.
export const select = (id, values, chosen, change) => {
	const options = values.map(([value, text, lang]) => el('option', { value, lang }, text));
	const face = el('span.face', { 'aria-hidden': 'true' });
	const tell = () => show(face, options[made.selectedIndex].text);
	const made = el('select', { id, change: () => change(made.value) }, options);
	made.value = String(chosen);
	made.addEventListener('change', tell);
	tell();
	return el('div.select', made, face).firstChild;
};

// What is `typed` into a form is sent; where it is empty, it is asked for.
export const form = (typed, send, ...children) => {
	const submit = (event) => {
		event.preventDefault();
		if (!typed || typed.value.trim()) send(typed ? typed.value.trim() : '');
		else typed.focus();
	};
	return el('form', { submit, autocomplete: 'off' }, children);
};

// A screen: what tells it from others, what is shown, and where the keyboard is put. It may have
// what the keys 1–6 (choose) and Enter do.
export const screenOf = (kind, key, ...children) => {
	const node = el(`section.${kind}`, children);
	const focus = node.querySelector('[autofocus]') || node.querySelector('h1');
	return { key: JSON.stringify(key), node, focus };
};

export const drawing = (path, viewBox, name) => {
	const [drawn, line] = ['svg', 'path'].map((kind) => document.createElementNS(SVG, kind));
	drawn.setAttribute('viewBox', viewBox);
	drawn.setAttribute('class', name);
	drawn.setAttribute('aria-hidden', 'true');
	line.setAttribute('d', path);
	return fill(drawn, [line]);
};

// The shape and letter of an option: the same on phones and on the wall.
export const badge = (place) =>
	el(`span.badge.o${place}`, drawing(SHAPES[place], '0 0 24 24', 'shape'), LETTERS[place]);

export const LETTERED = ['choice', 'true-false', 'multiple'];
export const STANDING = ['ranks', 'podium', 'ended'];

// True and false are ours to say.
export const optionsOf = (question) =>
	question.type === 'true-false' ? [say('true'), say('false')] : question.options || [];

export const optionIn = (question, place, language, kind) =>
	words(
		optionsOf(question)[place],
		question.type === 'true-false' ? speaking() : language,
		kind);

// A clock that counts down by itself from what the server said, and `at` which moment it did.
const clockShown = (view) => {
	if (!view || !view.limit || typeof view.left !== 'number') return null;
	const text = el('span.seconds', { role: 'timer' });
	const bar = el('span.left');
	const face = el('div.clock', text, el('span.track', { 'aria-hidden': 'true' }, bar));
	const tick = () => {
		const left = Math.max(0, view.left - (view.runs ? Date.now() - view.at : 0));
		const count = Math.ceil(left / 1000);
		text.textContent = say('seconds', { count });
		text.setAttribute('aria-label', say('seconds.left', { count }));
		bar.style.width = `${Math.min(100, (100 * left) / view.limit)}%`;
		face.classList.toggle('soon', count <= 5);
		if (left && view.runs) setTimeout(() => face.isConnected && tick(), BEAT);
	};
	tick();
	return face;
};

// What stands above every question.
export const headOf = ({ question, attempts, reveal }, clock) => {
	const said = ['tie', 'trial'].filter((key) => question[key]);
	// At one's own pace: the attempt.
	if (question.vote > 1 && attempts === undefined && !reveal) said.push('second-vote');
	return [
		el('div.above', el('span', question.place ? say('question', question) : ''), clockShown(clock)),
		said.map((key) => el('p.said', say(key)))];
};

const list = (kind, given, shownAt) =>
	el(kind, given.map((place, row) => el('li', shownAt(place, row))));

// Return an answer in words.
export const answerShown = (question, given, language) => {
	if (typeof given === 'string') {
		const unit = question.unit && /\d\s*$/.test(given) ? ` ${question.unit}` : '';
		return words(given + unit, language);
	}
	const option = (place) => optionIn(question, place, language);
	if (question.type === 'order') return list('ol.listed', given, option);
	if (question.type !== 'match')
		return list('ul.listed.plain', given, (place) => [badge(place), option(place)]);
	return list('ul.listed', given, (place, row) => [
		words(question.lefts[row], language),
		' – ',
		place < 0 ? '…' : option(place)]);
};

const keyShown = (question, reveal, language) => {
	const { key, values } = reveal;
	if (question.type === 'true-false') {
		const right = el('b', say(key[0] ? 'false-as-it-stands' : 'true-as-it-stands'));
		return el('p.key', right, ' ', reveal.correction && words(reveal.correction, language));
	}
	if (typeof key === 'string') return words(reveal.key_text, language, 'p.key');
	if (question.type !== 'order' || !values) return answerShown(question, key, language);
	return list('ol.listed', key, (place, row) => [
		words(question.options[place], language),
		el('small', ` ${values[row]}`)]);
};

// A quote and its source.
const citation = (cited) => {
	const [before, after] = say('quote', { quote: '\n' }).split('\n');
	const { published } = cited;
	const source = [cited.title, cited.publisher, published ? dated(published) : say('undated')];
	return el('figure',
		{ dir: 'auto' },
		el('blockquote', before + cited.before, el('mark', cited.mark), cited.after + after),
		el('figcaption', source.filter(Boolean).join(', ')));
};

// Return the right answer, and the reasons with so many quotes; `between` stands between them.
export const whyShown = ({ question, reveal }, language, quotes, between) => {
	const { accepted, rationale, citations } = reveal;
	return [
		el('h2', say('right-answer')),
		keyShown(question, reveal, language),
		between,
		accepted.length > 0 && el('p.quiet', say('also-accepted', { answers: accepted.join(', ') })),
		rationale && words(rationale, language, 'p'),
		citations.slice(0, quotes).map(citation)];
};

export const team = (name) => (/^\d+$/.test(name) ? say('team', { team: name }) : name);

export const ranksOf = ({ ranks, team_ranks: teams }) => {
	const line = (name, points, place) =>
		el(place ? `li.place${place}` : 'li',
			place && el('span.place', place),
			words(name),
			el('span.points', shown(points)));
	return [
		ranks.length
			? el('ol.ranks', ranks.map((each) => line(each.name, each.points, each.place)))
			: el('p.quiet', say('ranks.none')),
		teams && teams.length > 0 && [
			el('h2', say('ranks.teams')),
			el('ol.ranks', teams.map((each) => line(team(each.team), each.points, '')))]];
};
