// Making what is seen. Text of packs and people only ever becomes text.

const SVG = 'http://www.w3.org/2000/svg';
export const LETTERS = 'ABCDEF';
const SHAPES = [
  'M12 2 23 21H1z',
  'M12 1 23 12 12 23 1 12z',
  'M12 2a10 10 0 1 0 0 20 10 10 0 1 0 0-20z',
  'M3 3h18v18H3z',
  'M12 1l3.200 7.600 8.200.7-6.200 5.400 1.900 8L12 18.400 4.900 22.700l1.900-8L.6 9.300l8.200-.7z',
  'M6 2h12l5.500 10L18 22H6L.5 12z',
];

// Return an element. Properties that are functions listen; false and null leave an attribute out.
export const el = (name, properties, ...children) => {
  const made = document.createElement(name);
  const given = properties || {};
  Object.keys(given).forEach((key) => {
    const value = given[key];
    if (typeof value === 'function') made.addEventListener(key, value);
    else if (value !== false && value !== null && value !== undefined) {
      made.setAttribute(key, value === true ? '' : value);
    }
  });
  fill(made, children);
  return made;
};

const fill = (made, children) => {
  children.forEach((child) => {
    if (Array.isArray(child)) fill(made, child);
    else if (child || child === 0) {
      made.appendChild(child.nodeType ? child : document.createTextNode(child));
    }
  });
};

export const show = (parent, ...children) => {
  while (parent.firstChild) parent.removeChild(parent.firstChild);
  fill(parent, children);
};

// Somebody else's words: in their own language and direction.
export const words = (text, language, name) =>
  el(name || 'span', { dir: 'auto', lang: language || false }, text);

export const drawing = (path, box, name) => {
  const drawn = document.createElementNS(SVG, 'svg');
  drawn.setAttribute('viewBox', box);
  drawn.setAttribute('class', name);
  drawn.setAttribute('aria-hidden', 'true');
  const line = document.createElementNS(SVG, 'path');
  line.setAttribute('d', path);
  drawn.appendChild(line);
  return drawn;
};

// The shape and letter of an option: the same on phones and on the wall.
export const badge = (place) =>
  el(
    'span',
    { class: `badge o${place}` },
    drawing(SHAPES[place], '0 0 24 24', 'shape'),
    LETTERS[place],
  );
