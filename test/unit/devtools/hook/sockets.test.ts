import { describe, expect, it } from 'vitest';
import { createClock } from '../../../../src/devtools/hook/clock.ts';
import { createTextCutter } from '../../../../src/devtools/hook/payload.ts';
import { takePrimordials } from '../../../../src/devtools/hook/primordials.ts';
import { createQueue } from '../../../../src/devtools/hook/queue.ts';
import { createSockets } from '../../../../src/devtools/hook/sockets.ts';
import { fakeWindow } from './fakeWindow.ts';

/** Node's own events can be made by scripts only, which are not trusted. */
class FakeEvent {
  constructor(readonly isTrusted: boolean) {}
  get timeStamp() {
    return 5;
  }
}

class FakeMessage extends FakeEvent {
  asked = 0;
  constructor(
    readonly text: string,
    isTrusted = true,
  ) {
    super(isTrusted);
  }
  get data() {
    this.asked++;
    return this.text;
  }
}

type Listener = (this: unknown, event: FakeEvent) => void;

/** As a browser does: a listener that is added again is one. */
class FakeTarget {
  listeners = new Map<string, Set<Listener>>();
  addEventListener(type: string, listener: Listener) {
    this.listeners.set(type, (this.listeners.get(type) ?? new Set()).add(listener));
  }
  tell(type: string, event: FakeEvent) {
    for (const listener of this.listeners.get(type) ?? []) listener.call(this, event);
  }
}

class FakeSocket extends FakeTarget {
  get readyState() {
    if (!(this instanceof FakeSocket)) throw new TypeError('Illegal invocation');
    return 1;
  }
  get url() {
    return 'wss://example.test/';
  }
  get protocol() {
    return '';
  }
  get extensions() {
    return '';
  }
  send() {}
}

function watched() {
  const win = fakeWindow({
    Event: FakeEvent,
    MessageEvent: FakeMessage,
    EventTarget: FakeTarget,
    WebSocket: FakeSocket,
  });
  const p = takePrimordials(win);
  const queue = createQueue(p, createTextCutter(p));
  const sockets = createSockets(p, { clock: createClock(p), known: new WeakMap() }, queue, true);
  const taken = () =>
    (JSON.parse(`[${queue.take(1e6).events}]`) as unknown[][]).filter(([type]) => type === 2);
  return { p, queue, sockets, taken };
}

describe('createSockets', () => {
  it('keeps the messages of each socket under its own number, at the time of their events', () => {
    const { p, sockets, taken } = watched();
    const [one, two] = [new FakeSocket(), new FakeSocket()];
    sockets.made(one, []);
    sockets.made(two, []);
    two.tell('message', new FakeMessage('first'));
    one.tell('message', new FakeMessage('second'));
    const time = Math.round((p.timeOrigin + 5) * 1_000) / 1_000;
    expect(taken()).toEqual([
      [2, 2, time, 0, 0, 'first', 5],
      [2, 1, time, 0, 0, 'second', 6],
    ]);
  });

  it('keeps a message once of a socket that is met again', () => {
    const { sockets, taken } = watched();
    const socket = new FakeSocket();
    sockets.made(socket, []);
    sockets.adopt(socket);
    sockets.made(socket, []);
    socket.tell('message', new FakeMessage('hello'));
    expect(taken()).toHaveLength(1);
  });

  it('takes no message for traffic that the page made itself', () => {
    const { sockets, taken } = watched();
    const socket = new FakeSocket();
    sockets.made(socket, []);
    socket.tell('message', new FakeMessage('made up', false));
    expect(taken()).toEqual([]);
  });

  it('asks nothing of a message while nobody records', () => {
    const { queue, sockets } = watched();
    const socket = new FakeSocket();
    sockets.made(socket, []);
    queue.turn(false);
    const message = new FakeMessage('unseen');
    socket.tell('message', message);
    expect(message.asked).toBe(0);
  });
});
