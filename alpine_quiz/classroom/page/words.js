// What is said, in the language of the interface. Each language has a file of its own, whose table is
// plain JSON; a device loads those that it wants.

const TABLES = { en: {}, fr: {} };
const LOADED = {};
const AGAIN = 2000;
export const LANGUAGES = { en: 'English', fr: 'Français' };

let spoken = 'en';

export const learn = (language, table) => Object.assign(TABLES[language], table);

const load = (code, done) => {
  const script = document.createElement('script');
  script.type = 'module';
  script.src = `page/words_${code}.js`;
  script.onload = done;
  script.onerror = () => setTimeout(load, AGAIN, code, done);
  document.head.appendChild(script);
};

// Speak a language from now on; the promise is kept once its words are there.
export const speak = (language) => {
  const code = TABLES[language] ? language : 'en';
  LOADED[code] = LOADED[code] || new Promise((done) => load(code, done));
  return LOADED[code].then(() => {
    spoken = code;
    document.documentElement.lang = code;
  });
};
export const speaking = () => spoken;

// What this device speaks, as far as this page does.
export const preferred = () => {
  const wished = (navigator.languages || [navigator.language || '']).map((each) =>
    each.slice(0, 2),
  );
  return wished.find((each) => TABLES[each]) || 'en';
};

export const languageName = (code) => LANGUAGES[code] || code;

export const say = (key, values) => {
  const text = TABLES[spoken][key];
  return text.replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
};

// French counts 0 as one.
export const sayCount = (key, count) => {
  const one = spoken === 'fr' ? Math.abs(count) < 2 : Math.abs(count) === 1;
  return say(`${key}.${one ? 'one' : 'many'}`, { count: shown(count) });
};

const FRACTIONS = [
  [1 / 4, '¼'],
  [1 / 3, '⅓'],
  [1 / 2, '½'],
  [2 / 3, '⅔'],
  [3 / 4, '¾'],
];

// Shares of a point are told as fractions where there is a sign for them.
export const shown = (number) => {
  const size = Math.abs(number);
  const whole = Math.floor(size + 0.0006);
  const rest = size - whole;
  const sign = number < 0 ? '−' : '';
  if (Math.abs(rest) < 0.0011) return sign + whole.toLocaleString(place());
  const fraction = FRACTIONS.find(([value]) => Math.abs(rest - value) < 0.0011);
  if (fraction) return sign + (whole ? whole.toLocaleString(place()) : '') + fraction[1];
  return sign + size.toLocaleString(place(), { maximumFractionDigits: 2 });
};

// How this device writes days and numbers, if it speaks the language at all.
const place = () =>
  (navigator.languages || []).find((each) => each.slice(0, 2) === spoken) || spoken;

export const moment = (iso) =>
  new Date(iso).toLocaleString(place(), {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
  });

// A day, a month or a year, as a document states it.
export const dated = (published) => {
  const parts = published.split('-').map(Number);
  if (parts.some(Number.isNaN) || parts.length < 2) return published;
  const style = { year: 'numeric', month: 'long', timeZone: 'UTC' };
  if (parts.length > 2) style.day = 'numeric';
  return new Date(Date.UTC(parts[0], parts[1] - 1, parts[2] || 1)).toLocaleDateString(
    place(),
    style,
  );
};
