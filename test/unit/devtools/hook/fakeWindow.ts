import type { PageWindow } from '../../../../src/devtools/hook/primordials.ts';

class FakeSocket extends EventTarget {
  readonly sent: unknown[] = [];
  state = 1;
  get readyState() {
    // As a browser's getter does for what is no socket.
    if (!(this instanceof FakeSocket)) throw new TypeError('Illegal invocation');
    return this.state;
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
  send(data: unknown) {
    this.sent.push(data);
  }
}

class FakeFrame {
  get contentWindow() {
    return null;
  }
}

class FakeCloseEvent extends Event {
  get code() {
    return 1000;
  }
  get reason() {
    return '';
  }
  get wasClean() {
    return true;
  }
}

/** A page's global object with Node's own built-ins, and `changes` in place of some of them. */
export function fakeWindow(changes: Record<string, unknown> = {}): PageWindow {
  const win: Record<string, unknown> = {
    WebSocket: FakeSocket,
    HTMLIFrameElement: FakeFrame,
    CloseEvent: FakeCloseEvent,
    location: { href: 'https://example.test/page' },
    document: Object.assign(new EventTarget(), { readyState: 'loading', scripts: [], currentScript: null }),
    addEventListener() {},
  };
  for (const name of Object.getOwnPropertyNames(globalThis)) win[name] ??= Reflect.get(globalThis, name);
  Object.assign(win, changes);
  win.top = win.parent = win.window = win;
  return win as unknown as PageWindow;
}
