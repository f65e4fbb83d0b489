// A day and the time of it, as this device writes them.

import { place } from './words.js';

export const moment = (iso) => {
	const day = { weekday: 'long', day: 'numeric', month: 'long' };
	const time = { hour: 'numeric', minute: '2-digit' };
	return new Date(iso).toLocaleString(place(), Object.assign(day, time));
};
