// A clock that counts down by itself from what the server said last.

import { el } from './dom.js';
import { say } from './words.js';

const BEAT = 200;

// `view` is the server's clock with the moment at which it was heard, in `at`.
export const clockShown = (view) => {
  if (!view || view.left === null || view.left === undefined || !view.limit) return null;
  const text = el('span', { class: 'seconds', role: 'timer' });
  const bar = el('span', { class: 'left' });
  const face = el(
    'div',
    { class: 'clock' },
    text,
    el('span', { class: 'track', 'aria-hidden': 'true' }, bar),
  );
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
