import type { Points } from './points.ts';

/** Events: their order, their timing, what they hold. */
export const EVENT_POINTS: Points = {
  'order of on-handlers and listeners': async ({ base, next }) => {
    const order: string[] = [];
    const socket = new WebSocket(`${base}/greet`);
    socket.addEventListener('message', () => order.push('first'));
    socket.onmessage = () => order.push('handler');
    socket.addEventListener('message', () => order.push('second'), true);
    socket.addEventListener('open', () => order.push('open'));
    await next(socket, 'message');
    socket.onmessage = null;
    socket.onmessage = () => order.push('handler again');
    socket.send('again');
    await next(socket, 'message');
    return order;
  },

  stopImmediatePropagation: async ({ open, next }) => {
    const order: string[] = [];
    const socket = await open('/echo');
    socket.addEventListener('message', (event) => {
      order.push('stops');
      event.stopImmediatePropagation();
    });
    socket.addEventListener('message', () => order.push('never'));
    socket.onmessage = () => order.push('never either');
    socket.send('1');
    socket.send('2');
    socket.close();
    await next(socket, 'close');
    return order;
  },

  'once, removal, the same listener twice, and signals': async ({ open, next }) => {
    const order: string[] = [];
    const socket = await open('/echo');
    const twice = () => order.push('twice');
    const removed = () => order.push('removed');
    const control = new AbortController();
    socket.addEventListener('message', twice);
    socket.addEventListener('message', twice);
    socket.addEventListener('message', removed);
    socket.removeEventListener('message', removed);
    socket.addEventListener('message', () => order.push('once'), { once: true });
    socket.addEventListener('message', () => order.push('signal'), { signal: control.signal });
    socket.send('1');
    await next(socket, 'message');
    control.abort();
    socket.send('2');
    await next(socket, 'message');
    return order;
  },

  'listener objects with handleEvent': async ({ open, next }) => {
    const socket = await open('/echo');
    const seen: unknown[] = [];
    const listener = {
      handleEvent(event: Event) {
        seen.push(this === listener, event.type);
      },
    };
    socket.addEventListener('message', listener);
    socket.onmessage = {} as never;
    seen.push(typeof socket.onmessage);
    socket.onmessage = 5 as never;
    seen.push(socket.onmessage);
    socket.send('x');
    await next(socket, 'message');
    return seen;
  },

  'microtasks, tasks and observers keep their order': async ({ open }) => {
    const socket = await open('/echo');
    const order: string[] = [];
    const observer = new MutationObserver(() => order.push('observer'));
    const node = document.createElement('div');
    observer.observe(node, { attributes: true });
    const done = new Promise<void>((resolve) => {
      socket.addEventListener('message', () => {
        order.push('one');
        document.body.append(document.createElement('span'));
        Promise.resolve().then(() => order.push('after one'));
        queueMicrotask(() => order.push('queued'));
        node.setAttribute('a', '1');
      });
      socket.addEventListener('message', () => {
        order.push('two');
        Promise.resolve().then(() => {
          order.push('after two');
          resolve();
        });
      });
    });
    Promise.resolve().then(() => order.push('before send ends'));
    socket.send('x');
    order.push('sent');
    await done;
    for (const span of document.body.querySelectorAll('span')) span.remove();
    return order;
  },

  'constructing and sending take no microtask': async ({ base, next }) => {
    const order: string[] = [];
    Promise.resolve()
      .then(() => order.push('1'))
      .then(() => order.push('2'))
      .then(() => order.push('3'));
    await null;
    const socket = new WebSocket(`${base}/echo`);
    order.push('made');
    await null;
    order.push('after');
    await next(socket, 'open');
    return order;
  },

  'a message event: trust, targets, keys': async ({ open, keys }) => {
    const socket = await open('/echo');
    socket.send('x');
    const event = await new Promise<MessageEvent>((resolve) => {
      socket.onmessage = resolve;
    });
    const { type, data, origin, lastEventId, source, ports, isTrusted, bubbles, cancelable, composed } =
      event;
    const during = await new Promise((resolve) => {
      socket.onmessage = (one) =>
        resolve([
          one.currentTarget === socket,
          one.eventPhase,
          one.composedPath().map((each) => each === socket),
        ]);
      socket.send('y');
    });
    return [
      {
        type,
        data,
        origin,
        lastEventId,
        source,
        ports: ports.length,
        isTrusted,
        bubbles,
        cancelable,
        composed,
      },
      event.target === socket,
      event.srcElement === (socket as never),
      event.currentTarget,
      keys(event),
      Object.prototype.toString.call(event),
      event.constructor === MessageEvent,
      during,
    ];
  },

  'binaryType blob': async ({ open, next }) => {
    const socket = await open('/echo');
    socket.send(new Uint8Array([1, 2, 3]));
    const { data } = await next<MessageEvent<Blob>>(socket, 'message');
    return [
      socket.binaryType,
      data instanceof Blob,
      data.size,
      data.type,
      [...new Uint8Array(await data.arrayBuffer())],
    ];
  },

  'binaryType arraybuffer, the same object each time, and free to be transferred': async ({ open, next }) => {
    const socket = await open('/echo');
    socket.binaryType = 'arraybuffer';
    socket.binaryType = 'nonsense' as never;
    socket.send(new Uint8Array([4, 5, 6]));
    const event = await next<MessageEvent<ArrayBuffer>>(socket, 'message');
    const { data } = event;
    const same = event.data === data;
    const bytes = [...new Uint8Array(event.data)];
    const moved = structuredClone(event.data, { transfer: [event.data] });
    return [
      socket.binaryType,
      same,
      bytes,
      event.data instanceof ArrayBuffer,
      event.data.byteLength,
      moved.byteLength,
    ];
  },

  'large and empty messages': async ({ open, next }) => {
    const socket = await open('/echo');
    const large = 'é'.repeat(700_000);
    socket.send(large);
    const first = (await next<MessageEvent<string>>(socket, 'message')).data;
    socket.send('');
    const second = (await next<MessageEvent<string>>(socket, 'message')).data;
    return [first === large, second];
  },

  'the server closes': async ({ open, next, keys }) => {
    const socket = await open('/close?code=4005&reason=because');
    const event = await next<CloseEvent>(socket, 'close');
    const { code, reason, wasClean, isTrusted } = event;
    return [code, reason, wasClean, isTrusted, keys(event), socket.readyState, event.target === socket];
  },

  'a refused handshake': async ({ base, next }) => {
    const socket = new WebSocket(`${base}/refuse`);
    const order: unknown[] = [];
    socket.onerror = (event) => order.push(['error', event.isTrusted, event.constructor.name, String(event)]);
    const { code, reason, wasClean } = await next<CloseEvent>(socket, 'close');
    return [order, code, reason, wasClean, socket.protocol, socket.extensions];
  },

  'the chosen subprotocol': async ({ open }) => {
    const socket = await open('/echo', ['second', 'third']);
    return [socket.protocol, socket.extensions];
  },

  'events cannot be cloned or posted': async ({ open, next, caught }) => {
    const socket = await open('/echo');
    socket.send('x');
    const event = await next<MessageEvent>(socket, 'message');
    const { port1 } = new MessageChannel();
    return [
      caught(() => structuredClone(event)),
      caught(() => structuredClone(socket)),
      caught(() => port1.postMessage(socket)),
    ];
  },

  'events that the page makes itself': async ({ open }) => {
    const socket = await open('/echo');
    const seen: unknown[] = [];
    socket.onmessage = ({ data, isTrusted }) => seen.push([data, isTrusted]);
    socket.onclose = ({ code, isTrusted }) => seen.push([code, isTrusted]);
    const returned = [
      socket.dispatchEvent(new MessageEvent('message', { data: { an: 'object' } })),
      socket.dispatchEvent(new CloseEvent('close', { code: 1234 })),
      socket.dispatchEvent(new Event('error', { cancelable: true })),
    ];
    return [seen, returned, socket.readyState];
  },

  'messages of other kinds': async ({ next }) => {
    const { port1, port2 } = new MessageChannel();
    const object = { a: [1] };
    port2.postMessage(object);
    port1.start();
    const event = await next<MessageEvent>(port1, 'message');
    const { data } = event;
    const made = new MessageEvent('message', { data: object });
    return [data, event.data === data, made.data === object, new MessageEvent('x').data];
  },

  'an error in the page’s listener': async ({ open, next }) => {
    const socket = await open('/echo');
    const errors: unknown[] = [];
    const onError = (event: ErrorEvent) => {
      errors.push([event.message, event.lineno, event.colno, event.filename, event.error.stack]);
      event.preventDefault();
    };
    window.addEventListener('error', onError);
    socket.addEventListener('message', () => {
      throw new Error('of the page');
    });
    const after = next(socket, 'message');
    socket.send('x');
    await after;
    window.removeEventListener('error', onError);
    return errors;
  },

  'messages keep coming in order under a burst': async ({ open, next }) => {
    const socket = await open('/burst?n=500');
    const got: string[] = [];
    socket.onmessage = ({ data }) => got.push(data as string);
    await next(socket, 'close');
    return got;
  },
};
