/** What every point gets; it runs in the page, sent there as text, and so refers to nothing else of its file. */
export interface Tools {
  /** Base of the test server's sockets, such as `ws://127.0.0.1:1234`. */
  base: string;
  /** Opens a socket and waits until it is open. */
  open(path: string, protocols?: string | string[]): Promise<WebSocket>;
  /** The next event of that type. */
  next<T extends Event = Event>(target: EventTarget, type: string): Promise<T>;
  /** What a call throws, or what it returns. */
  caught(act: () => unknown): unknown;
  /** An error's own shape, its stack included. */
  shapeOf(error: unknown): unknown;
  /** A property descriptor with functions told by name, length and text. */
  descriptor(owner: object, name: PropertyKey): unknown;
  /** Own keys, symbols as text. */
  keys(owner: object): string[];
  /** A new iframe in the document. */
  frame(set?: (frame: HTMLIFrameElement) => void): HTMLIFrameElement;
}

/** A thing that a page can see; what it returns must be the same with and without the hook. */
export type Point = (tools: Tools) => unknown;
export type Points = Record<string, Point>;

/** Made in the page, from its text. */
export function createTools(base: string): Tools {
  const text = (value: unknown) => {
    if (typeof value !== 'function') return typeof value === 'object' ? String(value) : value;
    return [value.name, value.length, Function.prototype.toString.call(value)];
  };
  const next: Tools['next'] = (target, type) =>
    new Promise((resolve) =>
      target.addEventListener(type, (event) => resolve(event as never), { once: true }),
    );
  const shapeOf = (error: unknown) => {
    if (!(error instanceof Object)) return String(error);
    const { name, message, code, stack } = error as DOMException;
    return {
      name,
      message,
      code,
      stack,
      // Firefox: the hook puts the stack that the page would see on the error itself.
      own: Reflect.ownKeys(error)
        .map(String)
        .filter((key) => key !== 'stack')
        .sort(),
      tag: Object.prototype.toString.call(error),
      isDOMException: error instanceof DOMException,
      isTypeError: error instanceof TypeError,
    };
  };
  return {
    base,
    next,
    shapeOf,
    async open(path, protocols) {
      const socket =
        protocols === undefined ? new WebSocket(base + path) : new WebSocket(base + path, protocols);
      await next(socket, 'open');
      return socket;
    },
    caught(act) {
      try {
        return { returned: String(act()) };
      } catch (error) {
        return { thrown: shapeOf(error) };
      }
    },
    descriptor(owner, name) {
      const found = Reflect.getOwnPropertyDescriptor(owner, name);
      if (!found) return 'none';
      const parts = Reflect.ownKeys(found).map((key) => [String(key), text(found[key as 'value'])]);
      return Object.fromEntries(parts);
    },
    keys: (owner) => Reflect.ownKeys(owner).map(String),
    frame(set) {
      const frame = document.createElement('iframe');
      set?.(frame);
      document.body.append(frame);
      return frame;
    },
  };
}

/** Runs points one after the other in the page and gives what each returned or threw, as JSON. */
export async function runPoints(points: Points, tools: Tools): Promise<Record<string, string>> {
  const results: Record<string, string> = {};
  for (const [name, point] of Object.entries(points)) {
    try {
      results[name] = JSON.stringify(await point(tools)) ?? 'nothing';
    } catch (error) {
      results[name] = `failed: ${error}`;
    }
  }
  return results;
}

/** A script that leaves `runPoints()` in the page; `__name` is what bundlers wrap functions in. */
export function pointsScript(points: Points, base: string): string {
  const list = Object.entries(points).map(([name, point]) => `${JSON.stringify(name)}: ${point}`);
  return `'use strict';
const __name = (f) => f;
const createTools = ${createTools};
const run = ${runPoints};
const points = {\n${list.join(',\n')}\n};
window.runPoints = () => new Promise((resolve) => {
  // By an event, so that no stack shows who asked: Firefox follows timers and promises back.
  addEventListener('hashchange', () => run(points, createTools(${JSON.stringify(base)})).then(resolve), { once: true });
  location.hash = 'run';
});`;
}
