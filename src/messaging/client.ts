import { Problem } from '#core/problem.ts';
import type { Channel } from './channel.ts';
import { isReply, type Reply, unpackProblem } from './wire.ts';

/** Every member a function that returns a promise. */
export type Commands<Api> = { [Name in keyof Api]: (...args: never[]) => Promise<unknown> };

interface Pending {
  resolve(value: unknown): void;
  reject(problem: Problem): void;
}

/**
 * A typed caller of the api that `serve` offers at the other end.
 *
 * The channel is opened with the first call, and again with the first call after it closed:
 * Chrome stops an idle worker after 30 s, and a call is what wakes it. Calls under way when the
 * channel closes are rejected with Problem `background.stopped`. `own`: commands with a channel of
 * their own.
 */
export function createClient<Api extends Commands<Api>>(
  connect: () => Channel,
  own: { [Name in keyof Api]?: () => Channel } = {},
): Api {
  const others = new Map(
    Object.entries<(() => Channel) | undefined>(own).map(([method, open]) => [
      method,
      createClient<Api>(open!)[method as keyof Api],
    ]),
  );
  const pending = new Map<number, Pending>();
  let channel: Channel | undefined;
  let lastId = 0;

  function open(): Channel {
    const opened = connect();
    opened.onMessage((message) => {
      if (isReply(message)) settle(message);
    });
    opened.onClose(() => {
      if (channel === opened) channel = undefined;
      for (const [id, { reject }] of pending) {
        pending.delete(id);
        reject(
          new Problem(
            'background.stopped',
            'The extension’s background stopped in the middle of this.',
            'Try again.',
          ),
        );
      }
    });
    return opened;
  }

  function settle(reply: Reply): void {
    const waiting = pending.get(reply.id);
    pending.delete(reply.id);
    if ('problem' in reply) waiting?.reject(unpackProblem(reply.problem));
    else waiting?.resolve(reply.value);
  }

  function call(method: string, args: unknown[]): Promise<unknown> {
    return new Promise((resolve, reject) => {
      channel ??= open();
      const id = ++lastId;
      pending.set(id, { resolve, reject });
      try {
        channel.post({ id, method, args });
      } catch (cause) {
        pending.delete(id);
        channel = undefined;
        reject(
          new Problem(
            'background.unreachable',
            'The extension’s background could not be reached.',
            'Reload the extension.',
            { cause },
          ),
        );
      }
    });
  }

  return new Proxy({} as Api, {
    // `then` stays absent, so that a client can be returned from an async function.
    get: (_, method) =>
      typeof method === 'string' && method !== 'then'
        ? (others.get(method) ?? ((...args: unknown[]) => call(method, args)))
        : undefined,
  });
}
