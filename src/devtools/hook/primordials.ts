/** A page's global object. */
export type PageWindow = Window & typeof globalThis;

/** Read by hook parts as `Primordials`. */
export type Primordials = ReturnType<typeof takePrimordials>;

/**
 * What the hook uses of the page's built-ins, taken once: the page may replace any of them later, or
 * put accessors on the prototypes. So nothing here looks a method up again, and the rest of the hook
 * uses no syntax that does (no spread, `for of`, destructured array, `push`, regular expression).
 * Operations work on objects of same-origin frames as well: they ask for internal slots, not for a realm.
 */
export function takePrimordials(win: PageWindow) {
  const { apply, construct, defineProperty, getOwnPropertyDescriptor } = win.Reflect;
  const { bind, call } = win.Function.prototype;

  /** Makes the first argument `this`: bound once, so that a later `Function.prototype.call` is not asked. */
  const uncurry = <T, A extends unknown[], R>(method: (this: T, ...args: A) => R) =>
    apply(bind, call, [method]) as (self: T, ...args: A) => R;
  const getter = <T, R>(prototype: object, name: PropertyKey) =>
    uncurry(getOwnPropertyDescriptor(prototype, name)?.get as (this: T) => R);
  const bound = <A extends unknown[], R>(method: (...args: A) => R, self: unknown) =>
    apply(bind, method, [self]) as (...args: A) => R;

  const socket = win.WebSocket.prototype;
  const Bytes = win.Uint8Array;
  const typedArray = win.Object.getPrototypeOf(Bytes.prototype) as object;
  const { MessageEvent, CloseEvent } = win;
  const buffer = win.ArrayBuffer;
  // Chrome has it from 140 on.
  const { toBase64 } = Bytes.prototype as { toBase64?: () => string };

  return {
    apply,
    construct,
    defineProperty,
    getOwnPropertyDescriptor,
    freeze: win.Object.freeze as <T>(value: T) => T,
    Proxy: win.Proxy,
    bound,
    Map: win.Map,
    WeakMap: win.WeakMap,
    isArray: win.Array.isArray,
    stringify: win.JSON.stringify as (text: string) => string,
    round: win.Math.round,
    abs: win.Math.abs,
    dateNow: win.Date.now,
    timeOrigin: win.performance.timeOrigin,
    performanceNow: bound(win.performance.now, win.performance),
    randomValues: bound(win.crypto.getRandomValues as (into: Uint32Array) => Uint32Array, win.crypto),
    Numbers: win.Uint32Array,
    toPrimitive: win.Symbol.toPrimitive,
    captureStackTrace: win.Error.captureStackTrace as ((error: object, above: object) => void) | undefined,
    exceptionCode: getter<unknown, number>(win.DOMException.prototype, 'code'),

    Bytes,
    isView: buffer.isView as (value: unknown) => boolean,
    bufferLength: getter<unknown, number>(buffer.prototype, 'byteLength'),
    arrayBuffer: getter<unknown, ArrayBuffer>(typedArray, 'buffer'),
    arrayOffset: getter<unknown, number>(typedArray, 'byteOffset'),
    arrayLength: getter<unknown, number>(typedArray, 'byteLength'),
    /** Undefined for what is no typed array, where the other getters throw. */
    arrayName: getter<unknown, string | undefined>(typedArray, win.Symbol.toStringTag),
    viewBuffer: getter<unknown, ArrayBuffer>(win.DataView.prototype, 'buffer'),
    viewOffset: getter<unknown, number>(win.DataView.prototype, 'byteOffset'),
    viewLength: getter<unknown, number>(win.DataView.prototype, 'byteLength'),
    blobSize: getter<unknown, number>(win.Blob.prototype, 'size'),
    toBase64: toBase64 && uncurry(toBase64 as (this: Uint8Array) => string),
    atob: bound(win.atob, win),
    charCodeAt: uncurry(win.String.prototype.charCodeAt),
    substring: uncurry(win.String.prototype.substring),
    toWellFormed: uncurry((win.String.prototype as unknown as { toWellFormed(): string }).toWellFormed),
    encodeInto: bound(win.TextEncoder.prototype.encodeInto, new win.TextEncoder()),
    decode: bound(
      win.TextDecoder.prototype.decode as (bytes: Uint8Array) => string,
      // What is cut out of a message keeps its byte order mark.
      new win.TextDecoder('utf-8', { ignoreBOM: true }),
    ),

    addEventListener: uncurry(
      win.EventTarget.prototype.addEventListener as (
        this: EventTarget,
        type: string,
        listener: (event: never) => void,
        capture: boolean,
      ) => void,
    ),
    timeStamp: getter<Event, number>(win.Event.prototype, 'timeStamp'),
    eventTarget: getter<unknown, EventTarget | null>(win.Event.prototype, 'target'),
    messageData: getter<MessageEvent, unknown>(MessageEvent.prototype, 'data'),
    closeCode: getter<CloseEvent, number>(CloseEvent.prototype, 'code'),
    closeReason: getter<CloseEvent, string>(CloseEvent.prototype, 'reason'),
    wasClean: getter<CloseEvent, boolean>(CloseEvent.prototype, 'wasClean'),
    /** Throws for whatever is not a WebSocket of some realm. */
    readyState: getter<unknown, number>(socket, 'readyState'),
    url: getter<WebSocket, string>(socket, 'url'),
    protocol: getter<WebSocket, string>(socket, 'protocol'),
    extensions: getter<WebSocket, string>(socket, 'extensions'),
    send: uncurry(socket.send),
    frameWindow: getter<unknown, PageWindow | null>(win.HTMLIFrameElement.prototype, 'contentWindow'),
  };
}
