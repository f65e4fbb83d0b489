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
    this.trouble = '';
    this.greet = greet;
    this.heard = heard;
    this.changed = changed;
    this.socket = null;
    this.wanted = false;
    this.tries = 0;
    this.timers = {};
    window.addEventListener('online', () => this.look());
    window.addEventListener('offline', () => this.look());
    window.addEventListener('pageshow', () => this.look());
    document.addEventListener('visibilitychange', () => document.hidden || this.look());
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
    if (!this.socket || this.socket.readyState !== WebSocket.OPEN) return false;
    this.socket.send(JSON.stringify(message));
    return true;
  }

  // Whatever has changed: is there somebody? A screen that slept finds out here.
  look() {
    if (!this.wanted) return;
    if (!this.socket) this.connect();
    else if (this.send({ is: 'ping' })) this.after('silence', PATIENCE, () => this.lose());
  }

  connect() {
    this.drop();
    const address = new URL('line', location.href.split('#')[0]);
    address.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:';
    const socket = new WebSocket(address.href);
    this.socket = socket;
    this.after('silence', OPENING, () => this.lose());
    const mine = (act) => (event) => (socket === this.socket ? act(event) : undefined);
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

  lose() {
    this.drop();
    if (!this.wanted) return;
    const pause = Math.min(LONGEST_PAUSE, FIRST_PAUSE * Math.pow(2, this.tries));
    this.tries += 1;
    this.after('again', pause * (0.5 + Math.random() / 2), () => this.connect());
    // Most losses are over before anybody has to know of them.
    if (!this.timers.notice) {
      const tell = () => {
        this.timers.notice = 0;
        const faulty = !navigator.onLine && HERE.indexOf(location.hostname) < 0;
        this.settle(faulty ? 'device' : 'server');
      };
      this.after('notice', this.trouble ? 0 : NOTICED, tell);
    }
  }

  drop() {
    const { socket } = this;
    this.socket = null;
    clearTimeout(this.timers.silence);
    clearTimeout(this.timers.again);
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
