import type { Points } from './points.ts';

/** What the constructor, its prototype and the global object look like. */
export const SHAPE_POINTS: Points = {
  'descriptor of window.WebSocket': ({ descriptor }) => descriptor(window, 'WebSocket'),

  'own keys of the constructor': ({ keys }) => keys(WebSocket),

  'own keys of the prototype': ({ keys }) => keys(WebSocket.prototype),

  'descriptors of everything on the constructor': ({ keys, descriptor }) =>
    keys(WebSocket).map((key) => [key, descriptor(WebSocket, key)]),

  'descriptors of everything on the prototype': ({ keys, descriptor }) =>
    keys(WebSocket.prototype).map((key) => [key, descriptor(WebSocket.prototype, key)]),

  // Sorted: Firefox puts a built-in into the list when it is first used, by whomever.
  'names of the global object': () => [Object.getOwnPropertyNames(window).sort(), Object.keys(window).sort()],

  'statics and constants': () => [
    [WebSocket.CONNECTING, WebSocket.OPEN, WebSocket.CLOSING, WebSocket.CLOSED],
    [WebSocket.prototype.CONNECTING, WebSocket.prototype.OPEN],
    Object.isFrozen(WebSocket),
    Object.isExtensible(WebSocket),
  ],

  'name and length': () => [
    WebSocket.name,
    WebSocket.length,
    typeof WebSocket,
    WebSocket.prototype.send.length,
  ],

  'native text of functions, asked in every way': () => {
    const toText = Function.prototype.toString;
    const data = Object.getOwnPropertyDescriptor(MessageEvent.prototype, 'data')?.get;
    const frame = Object.getOwnPropertyDescriptor(HTMLIFrameElement.prototype, 'contentWindow')?.get;
    const content = Object.getOwnPropertyDescriptor(HTMLIFrameElement.prototype, 'contentDocument')?.get;
    return [
      String(WebSocket),
      `${WebSocket.prototype.send}`,
      WebSocket.toString(),
      toText.call(WebSocket),
      toText.call(WebSocket.prototype.constructor),
      toText.call(toText),
      toText.toString(),
      Reflect.apply(toText, data, []),
      toText.call(frame),
      toText.call(content),
      toText.bind(WebSocket)(),
    ];
  },

  'Function.prototype.toString itself': ({ descriptor, keys }) => {
    const toText = Function.prototype.toString;
    // Without stacks: Chromium's own line for the built-in goes with the hook's.
    const errorOf = (act: () => unknown) => {
      try {
        return act();
      } catch (error) {
        return [String(error), error instanceof TypeError];
      }
    };
    return [
      descriptor(Function.prototype, 'toString'),
      keys(Function.prototype),
      keys(toText),
      errorOf(() => toText.call({})),
      errorOf(() => toText.call(undefined)),
      errorOf(() => new (toText as unknown as new () => unknown)()),
      errorOf(() => toText.call(new Proxy(() => 1, {}))),
    ];
  },

  'getters of frames and message events': ({ descriptor }) => [
    descriptor(MessageEvent.prototype, 'data'),
    descriptor(HTMLIFrameElement.prototype, 'contentWindow'),
    descriptor(HTMLIFrameElement.prototype, 'contentDocument'),
  ],

  'prototype chain': () => [
    Object.getPrototypeOf(WebSocket) === EventTarget,
    Object.getPrototypeOf(WebSocket.prototype) === EventTarget.prototype,
    WebSocket.prototype.constructor === WebSocket,
    Object.getPrototypeOf(WebSocket.prototype.send) === Function.prototype,
  ],

  'Symbol.toStringTag': () => [
    Object.prototype.toString.call(WebSocket),
    Object.prototype.toString.call(WebSocket.prototype),
    WebSocket.prototype[Symbol.toStringTag as never],
  ],

  'instanceof and what an instance owns': async ({ open, keys }) => {
    const socket = await open('/echo');
    const result = [
      socket instanceof WebSocket,
      socket instanceof EventTarget,
      {} instanceof WebSocket,
      Object.getPrototypeOf(socket) === WebSocket.prototype,
      socket.constructor === WebSocket,
      keys(socket),
      Object.keys(socket),
      JSON.stringify(socket),
      String(socket),
    ];
    socket.close();
    return result;
  },

  'members that the page adds and takes away': () => {
    const open = WebSocket as unknown as Record<string, unknown>;
    open.added = 1;
    const before = [open.added, Object.keys(WebSocket)];
    delete open.added;
    return [before, 'added' in WebSocket, Reflect.set(WebSocket, 'OPEN', 5), WebSocket.OPEN];
  },

  'no trace in what a page enumerates': () => {
    const names: string[] = [];
    for (const name in window) if (/countersign|hook|bridge/i.test(name)) names.push(name);
    return [names, document.scripts.length, document.documentElement.outerHTML.length];
  },

  'a Proxy of the page around constructor and socket': async ({ base, next, caught }) => {
    const Wrapped = new Proxy(WebSocket, {});
    const socket = new Wrapped(`${base}/echo`);
    await next(socket, 'open');
    const around = new Proxy(socket, {});
    return [
      socket instanceof Wrapped,
      socket instanceof WebSocket,
      Function.prototype.toString.call(Wrapped),
      caught(() => around.send('x')),
      caught(() => around.readyState),
    ];
  },
};
