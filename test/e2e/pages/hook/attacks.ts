/**
 * Runs in the page before an attack: keeps what the page itself goes on with, so that whatever is
 * noted in `stolen` afterwards was called or read by someone else.
 */
export const PREPARE = `(() => {
  const { apply } = Reflect;
  const { send, close } = WebSocket.prototype;
  const { addEventListener } = EventTarget.prototype;
  const getter = (prototype, name) => Object.getOwnPropertyDescriptor(prototype, name).get;
  const dataOf = getter(MessageEvent.prototype, 'data');
  const codeOf = getter(CloseEvent.prototype, 'code');
  const lengthOf = getter(ArrayBuffer.prototype, 'byteLength');
  const setType = Object.getOwnPropertyDescriptor(WebSocket.prototype, 'binaryType').set;
  const whole = new Uint8Array([1, 2, 3, 4]);
  const part = new DataView(whole.buffer, 2, 2);
  window.stolen = [];
  window.note = (what) => { stolen[stolen.length] = what; };
  const text = Promise;
  // Exchanges text, bytes and a part of bytes, closes, and gives what it received as text.
  window.talk = (base, Socket) => new text((resolve) => {
    const socket = new Socket(base + '/echo');
    let got = '';
    let step = 0;
    apply(setType, socket, ['arraybuffer']);
    apply(addEventListener, socket, ['open', () => apply(send, socket, ['text, ü'])]);
    apply(addEventListener, socket, ['message', (event) => {
      const data = apply(dataOf, event, []);
      got += (typeof data === 'string' ? data : apply(lengthOf, data, [])) + '|';
      step++;
      if (step === 3) apply(close, socket, [4000, 'over']);
      else apply(send, socket, [step === 1 ? whole : part]);
    }]);
    apply(addEventListener, socket, ['close', (event) => resolve(got + apply(codeOf, event, []))]);
  });
})()`;

/** What `talk` gives in every page. */
export const TALKED = 'text, ü|4|2|4000';

/** Every function and accessor of these is replaced by one that notes and throws. */
const OVERRIDE = `
  const { ownKeys, getOwnPropertyDescriptor, defineProperty } = Reflect;
  const typed = Object.getPrototypeOf(Uint8Array.prototype);
  const owners = { Array: Array.prototype, String: String.prototype, Number: Number.prototype, Boolean: Boolean.prototype,
    Function: Function.prototype, Map: Map.prototype, WeakMap: WeakMap.prototype, Set: Set.prototype,
    RegExp: RegExp.prototype, ArrayIterator: Object.getPrototypeOf([][Symbol.iterator]()), JSON, Reflect, Object, Math, Date,
    ArrayStatics: Array, ArrayBufferStatics: ArrayBuffer, ArrayBuffer: ArrayBuffer.prototype, typed,
    Uint8Array: Uint8Array.prototype, Uint32Array: Uint32Array.prototype, DataView: DataView.prototype,
    TextEncoder: TextEncoder.prototype, TextDecoder: TextDecoder.prototype, Event: Event.prototype, Blob: Blob.prototype,
    MessageEvent: MessageEvent.prototype, CloseEvent: CloseEvent.prototype, WebSocket: WebSocket.prototype,
    EventTarget: EventTarget.prototype, Performance: Performance.prototype, Crypto: Crypto.prototype,
    Error, DOMException: DOMException.prototype, Symbol: Symbol.prototype };
  const changes = [];
  for (const name of Object.keys(owners)) {
    for (const key of ownKeys(owners[name])) {
      if (key === 'constructor' || key === 'prototype') continue;
      const label = name + '.' + String(key);
      const found = getOwnPropertyDescriptor(owners[name], key);
      if (!found.configurable) continue;
      const act = function () { note(label); throw 'attack'; };
      if (typeof found.value === 'function') changes.push([owners[name], key, { value: act }]);
      else if (found.get) changes.push([owners[name], key, { get: act, set: act }]);
    }
  }
  for (const name of ['atob', 'btoa', 'Proxy', 'Map', 'WeakMap', 'Uint8Array', 'Uint32Array', 'TextEncoder', 'TextDecoder', 'performance', 'crypto', 'self', 'length', 'parent'])
    changes.push([window, name, { value: function () { note(name); throw 'attack'; } }]);
  for (let at = 0; at < changes.length; at++) {
    try { defineProperty(changes[at][0], changes[at][1], changes[at][2]); } catch {}
  }`;

/** Setters and getters on the prototypes of everything, under names that code like the hook's could touch. */
const POLLUTE = `
  const names = ['toJSON', 'then', 'value', 'get', 'set', 'writable', 'enumerable', 'configurable', 'construct', 'apply',
    'has', 'ownKeys', 'getPrototypeOf', 'next', 'done', 'json', 'payload', 'cost', 'socket', 'time', 'sent', 'size', 'id',
    'queue', 'capture', 'once', 'passive', 'signal', 'stream', 'fatal', 'ignoreBOM', 'read', 'written', 'text', 'events',
    'isTrusted', 'href', 'data', 'length', '0', '1', '2', '3', '-1', Symbol.toPrimitive, Symbol.species, 'handleEvent'];
  for (const owner of [Object.prototype, Array.prototype, String.prototype, Number.prototype]) {
    for (const name of names) {
      if (Object.hasOwn(owner, name)) continue;
      const label = String(name);
      Object.defineProperty(owner, name, {
        __proto__: null, configurable: true,
        get() { note('get ' + label); return undefined; },
        set(value) { note('set ' + label); },
      });
    }
  }`;

const FREEZE = `
  for (const owner of [Object, Function, Array, String, WebSocket, MessageEvent, CloseEvent, Event, EventTarget, Map, WeakMap, Reflect, JSON, Math]) {
    Object.freeze(owner);
    if (owner.prototype) Object.freeze(owner.prototype);
  }`;

/** Has the page's own accessors in the way of everything that a socket and an event tell. */
const SHADOW = `
  const Native = WebSocket;
  window.WebSocket = class extends Native {
    get url() { note('url'); throw 1; }
    get readyState() { note('readyState'); throw 1; }
    get protocol() { note('protocol'); throw 1; }
    get extensions() { note('extensions'); throw 1; }
    addEventListener(...args) { note('addEventListener'); super.addEventListener(...args); }
  };
  EventTarget.prototype.addEventListener = function () { note('prototype.addEventListener'); };
`;

export const ATTACKS: Record<string, string> = {
  'every built-in overridden': `(() => {${OVERRIDE}})()`,
  'accessors on Object.prototype and others': `(() => {${POLLUTE}})()`,
  'frozen built-ins': `(() => {${FREEZE}})()`,
  'a subclass whose getters throw': `(() => {${SHADOW}})()`,
};
