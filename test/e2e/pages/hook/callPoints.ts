import type { Points } from './points.ts';

/** Constructing, sending and closing, and what goes wrong with them. */
export const CALL_POINTS: Points = {
  'call without new': ({ caught }) => [
    caught(() => (WebSocket as unknown as (url: string) => unknown)('ws://x')),
    caught(() => Reflect.apply(WebSocket as never, undefined, ['ws://x'])),
  ],

  'too few arguments': ({ caught }) => [
    caught(() => new (WebSocket as unknown as new () => unknown)()),
    caught(() => (WebSocket.prototype.send as () => void).call(new WebSocket('ws://127.0.0.1:1/'))),
  ],

  'bad addresses': ({ caught }) =>
    ['', 'http://[', 'mailto:x', 'ws://a b', 'ws://h/#part', 'wss://h:99999/', '//'].map((url) =>
      caught(() => new WebSocket(url).url),
    ),

  'bad subprotocols': ({ caught, base }) => [
    caught(() => new WebSocket(`${base}/echo`, 'a b')),
    caught(() => new WebSocket(`${base}/echo`, ['a', 'a'])),
    caught(() => new WebSocket(`${base}/echo`, '')),
    caught(() => new WebSocket(`${base}/echo`, Symbol('x') as never)),
    caught(() => new WebSocket(`${base}/echo`, 5 as never)),
  ],

  'stacks of what the browser throws': ({ shapeOf, base }) => {
    function pageFunction(act: () => unknown) {
      try {
        return act();
      } catch (error) {
        return [shapeOf(error), Object.hasOwn(Object(error), 'message')];
      }
    }
    const socket = new WebSocket(`${base}/echo`);
    return [
      pageFunction(() => new WebSocket('bad address:')),
      pageFunction(() => socket.send('early')),
      pageFunction(() => WebSocket.prototype.send.call({} as never, 'x')),
    ];
  },

  'stacks of what the page throws in the middle': ({ shapeOf }) => {
    const own = new RangeError('mine');
    const before = own.stack;
    try {
      new WebSocket({
        toString() {
          throw own;
        },
      } as never);
    } catch (error) {
      return [error === own, own.stack === before, shapeOf(error)];
    }
    return 'nothing thrown';
  },

  'conversion of arguments, each once and in order': ({ base, caught }) => {
    const order: string[] = [];
    const url = {
      toString() {
        order.push('url');
        return `${base}/echo`;
      },
    };
    const protocols = {
      *[Symbol.iterator]() {
        order.push('first');
        yield 'a';
        order.push('second');
        yield 'b';
      },
    };
    const array = new Proxy(['c'], {
      get(target, key) {
        order.push(`get ${String(key)}`);
        return Reflect.get(target, key);
      },
    });
    return [
      caught(() => new WebSocket(url as never, protocols as never).url),
      caught(() => new WebSocket(url as never, array).url),
      caught(() => new WebSocket(new URL(`${base}/echo?a=1`), []).url),
      order,
    ];
  },

  'address, state and the rest before it is open': ({ base }) => {
    const socket = new WebSocket(`${base}/echo/../echo?q=%41 b`);
    const { url, readyState, bufferedAmount, extensions, protocol, binaryType, onopen } = socket;
    socket.close();
    return {
      url,
      readyState,
      bufferedAmount,
      extensions,
      protocol,
      binaryType,
      onopen,
      after: socket.readyState,
    };
  },

  'early send': ({ caught, base }) => {
    const socket = new WebSocket(`${base}/echo`);
    return [caught(() => socket.send('too early')), socket.bufferedAmount, socket.readyState];
  },

  'illegal invocation': ({ caught }) => {
    const data = Object.getOwnPropertyDescriptor(MessageEvent.prototype, 'data')?.get;
    const frame = Object.getOwnPropertyDescriptor(HTMLIFrameElement.prototype, 'contentWindow')?.get;
    return [{}, null, undefined, 5, WebSocket.prototype, Object.create(WebSocket.prototype)].map((self) => [
      caught(() => WebSocket.prototype.send.call(self as never, 'x')),
      caught(() => WebSocket.prototype.close.call(self as never)),
      caught(() => data?.call(self)),
      caught(() => frame?.call(self)),
    ]);
  },

  subclassing: async ({ base, next }) => {
    class Mine extends WebSocket {
      sent: unknown[] = [];
      constructor(path: string) {
        super(base + path, ['one', 'two']);
      }
      override send(data: string) {
        this.sent.push(data);
        super.send(data);
      }
      static make() {
        return new Mine('/echo');
      }
    }
    const socket = Mine.make();
    await next(socket, 'open');
    socket.send('hello');
    const { data } = await next<MessageEvent>(socket, 'message');
    return [
      socket instanceof Mine,
      socket instanceof WebSocket,
      socket.constructor === Mine,
      Object.getPrototypeOf(Mine) === WebSocket,
      Mine.OPEN,
      Object.keys(socket),
      socket.sent,
      socket.protocol,
      data,
      Mine.name,
    ];
  },

  'Reflect.construct with another target, and bind': ({ base, caught }) => {
    class Other {
      own = 1;
    }
    const made = Reflect.construct(WebSocket, [`${base}/echo`], Other);
    const Bound = WebSocket.bind(null, `${base}/echo`);
    return [
      made instanceof Other,
      made instanceof WebSocket,
      Object.getPrototypeOf(made) === Other.prototype,
      caught(() => Reflect.construct(WebSocket, [`${base}/echo`], (() => {}) as never)),
      caught(() => Reflect.construct(Object, [], WebSocket) instanceof WebSocket),
      new (Bound as unknown as new () => WebSocket)() instanceof WebSocket,
      Bound.name,
    ];
  },

  'what send takes: text, numbers, objects, nothing': async ({ open, next, caught }) => {
    const socket = await open('/echo');
    let asked = 0;
    const object = {
      toString() {
        asked++;
        return 'from an object';
      },
    };
    const hints: string[] = [];
    const primitive = {
      [Symbol.toPrimitive](hint: string) {
        hints.push(hint);
        return 'primitive';
      },
    };
    const sent = [
      'text',
      '',
      'a\ud800b',
      5,
      null,
      undefined,
      true,
      object,
      primitive,
      [1, 2],
      new URL('http://a/b'),
    ];
    const received: unknown[] = [];
    for (const one of sent) {
      socket.send(one as string);
      received.push((await next<MessageEvent>(socket, 'message')).data);
    }
    return [
      received,
      asked,
      hints,
      caught(() => socket.send(Symbol('x') as never)),
      caught(() => (socket.send as (...args: string[]) => void).call(socket, 'x', 'ignored')),
    ];
  },

  'what send takes: bytes and views of a part': async ({ open, next }) => {
    const socket = await open('/echo');
    socket.binaryType = 'arraybuffer';
    const { buffer } = new Uint8Array([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15]);
    const sent = [
      buffer,
      new Uint8Array(buffer, 3, 4),
      new DataView(buffer, 5, 2),
      new Uint16Array(buffer, 2, 3),
      new Float64Array(buffer, 8, 1),
      new Uint8Array(0),
      new Blob(['blob of ', new Uint8Array([1, 2])]),
    ];
    const received: unknown[] = [];
    for (const one of sent) {
      socket.send(one);
      if (one === sent[1]) (one as Uint8Array).fill(255);
      const { data } = await next<MessageEvent<ArrayBuffer>>(socket, 'message');
      received.push([...new Uint8Array(data)]);
    }
    return received;
  },

  'bufferedAmount and send after close': async ({ open, next }) => {
    const socket = await open('/echo');
    socket.send('x'.repeat(1_000));
    const during = socket.bufferedAmount;
    socket.close();
    const closing = socket.readyState;
    socket.send('0123456789');
    const after = socket.bufferedAmount - during;
    await next(socket, 'close');
    socket.send('late');
    return [during, closing, after, socket.readyState];
  },

  'close: codes and what is refused': async ({ open, next, caught }) => {
    const socket = await open('/echo');
    const refused = [
      caught(() => socket.close(1001)),
      caught(() => socket.close(99)),
      caught(() => socket.close(3_000, 'x'.repeat(124))),
      caught(() => socket.close(Symbol('x') as never)),
    ];
    socket.close(4_321, 'done, ü');
    const { code, reason, wasClean } = await next<CloseEvent>(socket, 'close');
    return [refused, code, reason, wasClean];
  },

  'the page wraps send and the constructor': async ({ base, next }) => {
    const { send } = WebSocket.prototype;
    const Native = WebSocket;
    const calls: unknown[] = [];
    WebSocket.prototype.send = function (...args: [string]) {
      calls.push(['send', args, this instanceof Native]);
      return send.apply(this, args);
    };
    class Patched extends Native {
      constructor(...args: ConstructorParameters<typeof WebSocket>) {
        super(...args);
        calls.push(['new', args.length, new.target.name]);
      }
    }
    window.WebSocket = Patched;
    try {
      const socket = new WebSocket(`${base}/echo`);
      await next(socket, 'open');
      socket.send('through');
      const { data } = await next<MessageEvent>(socket, 'message');
      return [calls, data, String(WebSocket.prototype.send).includes('calls.push'), socket instanceof Native];
    } finally {
      window.WebSocket = Native;
      WebSocket.prototype.send = send;
    }
  },
};
