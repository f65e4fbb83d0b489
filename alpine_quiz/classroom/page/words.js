// What is said, in the language of the interface: each has a file of its own, in plain JSON.

const AGAIN = 2000;
const TABLES = { en: {}, fr: {} };
const LOADED = {};
export const LANGUAGES = { en: 'English', fr: 'Français' };

let spoken = 'en';

export const learn = (language, table) => Object.assign(TABLES[language], table);

// Load a script of the page, however long it takes.
export const load = (name, done) => {
	const script = document.createElement('script');
	script.type = 'module';
	script.src = `page/${name}.js`;
	script.onload = done;
	script.onerror = () => setTimeout(load, AGAIN, name, done);
	document.head.appendChild(script);
};

// Speak a language from now on; the promise is kept once its words are there.
export const speak = (language) => {
	const code = TABLES[language] ? language : 'en';
	LOADED[code] = LOADED[code] || new Promise((done) => load(`words_${code}`, done));
	return LOADED[code].then(() => {
		spoken = document.documentElement.lang = code;
	});
};
export const speaking = () => spoken;

const wished = () => navigator.languages || [];

// What this device speaks, as far as this page does.
export const preferred = () =>
	wished().map((each) => each.slice(0, 2)).find((each) => TABLES[each]) || 'en';

export const languageName = (code) => LANGUAGES[code] || code;

export const say = (key, values) =>
	TABLES[spoken][key].replace(/\{(\w+)\}/g, (_, name) => String(values[name]));

// French counts 0 as one.
export const sayCount = (key, count) => {
	const one = spoken === 'fr' ? Math.abs(count) < 2 : Math.abs(count) === 1;
	return say(`${key}.${one ? 'one' : 'many'}`, { count: shown(count) });
};

// Why the server refuses something, or parts; what only a teacher can meet has no words here.
export const why = (code) => say(`why.${code}` in TABLES[spoken] ? `why.${code}` : 'why.not-now');

// How this device writes days and numbers, if it speaks the language at all.
export const place = () => wished().find((each) => each.slice(0, 2) === spoken) || spoken;

const FRACTIONS = { '¼': 1 / 4, '⅓': 1 / 3, '½': 1 / 2, '⅔': 2 / 3, '¾': 3 / 4 };

// Shares of a point are told as fractions where there is a sign for them.
export const shown = (number) => {
	const size = Math.abs(number);
	const whole = Math.floor(size + 0.0006);
	const isNear = (value) => Math.abs(size - whole - value) < 0.0011;
	const sign = number < 0 ? '−' : '';
	const fraction = Object.keys(FRACTIONS).find((each) => isNear(FRACTIONS[each]));
	if (fraction) return sign + (whole ? whole.toLocaleString(place()) : '') + fraction;
	const exact = isNear(0) ? whole : size;
	return sign + exact.toLocaleString(place(), { maximumFractionDigits: 2 });
};

// A day, a month or a year, as a document states it.
export const dated = (published) => {
	const [year, month, day] = published.split('-').map(Number);
	if (!year || !month) return published;
	const style = { year: 'numeric', month: 'long', timeZone: 'UTC' };
	if (day) style.day = 'numeric';
	return new Date(Date.UTC(year, month - 1, day || 1)).toLocaleDateString(place(), style);
};
