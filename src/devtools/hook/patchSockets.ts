import { blobSizeOf, bytesOf } from './payload.ts';
import type { PageWindow, Primordials } from './primordials.ts';
import type { Queue } from './queue.ts';
import type { Sockets } from './sockets.ts';
import type { Wrapper } from './wrapper.ts';

interface Parts {
  win: PageWindow;
  early: boolean;
  wrapper: Wrapper;
  queue: Queue;
  sockets: Sockets;
}

/** Wraps what the page makes sockets, sends and reads messages with. */
export function patchSockets(p: Primordials, { win, early, wrapper, queue, sockets }: Parts): void {
  const { prototype } = win.WebSocket;
  wrapper.replace(win, 'WebSocket', 'value', (original) => {
    const wrapped = wrapper.wrapConstructor(original as unknown as typeof WebSocket, sockets.made);
    wrapper.replace(prototype, 'constructor', 'value', () => wrapped as never);
    return wrapped as never;
  });

  wrapper.replace(prototype, 'send', 'value', (original) =>
    wrapper.wrap(original, (callOriginal, self, args) => {
      if (!queue.isOn() || args.length === 0) return callOriginal(self, args);
      try {
        sockets.adopt(self);
      } catch {}
      if (!sockets.isOpen(self)) return callOriginal(self, args);
      const message = asSent(args[0]);
      const result = callOriginal(self, message.convert ? [message.convert] : args);
      sockets.message(self, 1, message.data());
      return result;
    }),
  );

  // Sockets that were open before the hook came show themselves by their messages as well.
  if (!early) patchMessageData();

  /**
   * A message as `send` takes it. An object that is no bytes is turned into text by its own
   * `toString`; that must happen once, so the browser is given what passes the question on.
   */
  function asSent(data: unknown): { convert?: object; data(): unknown } {
    if (typeof data === 'string') return { data: () => data };
    if (typeof data !== 'object' && typeof data !== 'function') return { data: () => `${data}` };
    if (data === null) return { data: () => 'null' };
    if (bytesOf(p, data) || blobSizeOf(p, data) !== undefined) return { data: () => data };
    let text = '';
    const convert = {
      __proto__: null,
      [p.toPrimitive]: () => {
        text = `${data}`;
        return text;
      },
    };
    return { convert, data: () => text };
  }

  function patchMessageData(): void {
    const others = new p.WeakMap<object, true>();
    const isOther = p.bound(others.has, others) as (target: object) => boolean;
    const addOther = p.bound(others.set, others) as (target: object, yes: true) => unknown;
    wrapper.replace(win.MessageEvent.prototype, 'data', 'get', (original) =>
      wrapper.wrap(original, (callOriginal, self, args) => {
        const data = callOriginal(self, args);
        if (!queue.isOn()) return data;
        try {
          const target = p.eventTarget(self);
          if (!target || sockets.isKnown(target) || isOther(target)) return data;
          // The first message of a socket is recorded here: its listeners come too late for it.
          if (sockets.adopt(target)) {
            if ((self as Event).isTrusted) sockets.message(target, 0, data);
          } else addOther(target, true);
        } catch {}
        return data;
      }),
    );
  }
}
