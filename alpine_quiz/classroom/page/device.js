// What this device keeps: how the page is shown, and whose place it holds. It may keep nothing at
// all (private windows, storage switched off); then everything works until the page is closed.

const MOST_SEATS = 6;

const kept = (storage, key, otherwise) => {
  try {
    const found = JSON.parse(window[storage].getItem(`alpine-quiz.${key}`));
    return found === null ? otherwise : found;
  } catch (error) {
    return otherwise;
  }
};

const keep = (storage, key, value) => {
  try {
    if (value === null) window[storage].removeItem(`alpine-quiz.${key}`);
    else window[storage].setItem(`alpine-quiz.${key}`, JSON.stringify(value));
  } catch (error) {
    // Then it is forgotten with the page.
  }
};

export const settings = Object.assign(
  {
    buttons: false,
    text: 1,
    spacing: false,
    motion: false,
    contrast: false,
    keys: true,
    page: '',
    questions: '',
  },
  kept('localStorage', 'settings', {}),
);

export const applySettings = () => {
  const root = document.documentElement;
  const set = (name, value) =>
    value ? root.setAttribute(name, value) : root.removeAttribute(name);
  set('data-text', settings.text > 1 ? String(settings.text) : '');
  set('data-spacing', settings.spacing ? 'wide' : '');
  set('data-motion', settings.motion ? 'none' : '');
  set('data-contrast', settings.contrast ? 'high' : '');
};

export const change = (name, value) => {
  settings[name] = value;
  keep('localStorage', 'settings', settings);
  applySettings();
};

// Seats: a student's name and secret, and the PIN of the room. The latest comes first.
let seats = kept('localStorage', 'seats', []);

export const seatsFor = (pin) => seats.filter((seat) => !pin || seat.pin === pin);

export const forgetSeat = (secret) => {
  seats = seats.filter((seat) => seat.secret !== secret);
  keep('localStorage', 'seats', seats);
};

export const keepSeat = (seat) => {
  seats = [seat].concat(seats.filter((other) => other.secret !== seat.secret)).slice(0, MOST_SEATS);
  keep('localStorage', 'seats', seats);
};

// What belongs to this window alone and outlives its being loaded again.
export const recall = (key) => kept('sessionStorage', key, null);
export const remember = (key, value) => keep('sessionStorage', key, value);
