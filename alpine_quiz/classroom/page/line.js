// The line to the room: it comes back by itself, sooner at first, later then, never all at once.

const OPENING = 7000;
const SILENCE = 15000;
const PATIENCE = 5000;
const FIRST_PAUSE = 300;
const LONGEST_PAUSE = 8000;
const NOTICED = 700;
const HERE = ['localhost', '127.0.0.1', '[::1]'];

export class Line {
	// `greet` returns the first message; `heard` takes each frame; `changed` is called when `trouble`
	// is another: '' or whose fault it is, 'device' or 'server'.
	constructor(greet, heard, changed) {
		Object.assign(this, { greet, heard, changed, socket: null, trouble: '', timers: {} });
		const look = () => document.hidden || this.look();
		['online', 'offline', 'pageshow'].forEach((what) => window.addEventListener(what, look));
		document.addEventListener('visibilitychange', look);
	}

	// Begin, or begin anew.
	start() {
		this.wanted = true;
		this.tries = 0;
		this.connect();
	}

	stop() {
		this.wanted = false;
		this.drop();
		this.settle('');
	}

	send(message) {
		const isOpen = this.socket && this.socket.readyState === WebSocket.OPEN;
		if (isOpen) this.socket.send(JSON.stringify(message));
		return isOpen;
	}

	// Whatever has changed: is there somebody? A screen that slept finds out here.
	look() {
		if (!this.wanted) return;
		if (!this.socket) this.connect();
		else if (this.send({ is: 'ping' })) this.loseAfter(PATIENCE);
	}

	connect() {
		this.drop();
		const address = new URL('line', location.href.split('#')[0]);
		address.protocol = address.protocol.replace('http', 'ws');
		const socket = new WebSocket(address.href);
		this.socket = socket;
		this.loseAfter(OPENING);
		const mine = (act) => (event) => socket === this.socket && act(event);
		socket.onopen = mine(() => {
			this.send(this.greet());
			this.listen();
		});
		socket.onmessage = mine((event) => {
			this.tries = 0;
			this.listen();
			this.settle('');
			this.heard(JSON.parse(event.data));
		});
		socket.onclose = mine(() => this.lose());
	}

	listen() {
		this.after('silence', SILENCE * (0.8 + Math.random() * 0.4), () => this.look());
	}

	loseAfter(pause) {
		this.after('silence', pause, () => this.lose());
	}

	lose() {
		this.drop();
		if (!this.wanted) return;
		const pause = Math.min(LONGEST_PAUSE, FIRST_PAUSE * Math.pow(2, this.tries));
		this.tries += 1;
		this.after('again', pause * (0.5 + Math.random() / 2), () => this.connect());
		// Most losses are over before anybody has to know of them.
		if (this.timers.notice) return;
		this.after('notice', this.trouble ? 0 : NOTICED, () => {
			this.timers.notice = 0;
			this.settle(!navigator.onLine && !HERE.includes(location.hostname) ? 'device' : 'server');
		});
	}

	drop() {
		const { socket, timers } = this;
		this.socket = null;
		clearTimeout(timers.silence);
		clearTimeout(timers.again);
		if (socket) socket.close();
	}

	settle(trouble) {
		clearTimeout(this.timers.notice);
		this.timers.notice = 0;
		if (trouble === this.trouble) return;
		this.trouble = trouble;
		this.changed();
	}

	after(name, pause, act) {
		clearTimeout(this.timers[name]);
		this.timers[name] = setTimeout(act, pause);
	}
}
