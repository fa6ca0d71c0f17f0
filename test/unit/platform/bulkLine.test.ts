import { expect, it } from 'vitest';
import { createChannelPair } from '#messaging/channel.ts';
import { createClient } from '#messaging/client.ts';
import { serve } from '#messaging/server.ts';
import { type Broadcast, hearAround, postAround } from '#platform/bulkLine.ts';

interface Api {
  take(text: string): Promise<number>;
}

/** A view and a background, and which way each call went. */
function connect({ together = true, late = false } = {}) {
  const port = createChannelPair();
  const way: string[] = [];
  const ends: (Broadcast & { closed: boolean })[] = [];
  const open = (): Broadcast => {
    const end: Broadcast & { closed: boolean } = {
      closed: false,
      onmessage: null,
      postMessage(data) {
        if (end.closed) throw new DOMException('closed', 'InvalidStateError');
        if (data !== 'heard') way.push('around');
        const others = together ? ends.filter((other) => other !== end && !other.closed) : [];
        queueMicrotask(() => {
          for (const other of others) other.onmessage?.({ data } as MessageEvent);
        });
      },
      close: () => {
        end.closed = true;
      },
    };
    ends.push(end);
    return end;
  };
  const [near, far] = port;
  const answer = () => serve<Api>(hearAround(far, open()), { take: async (text) => text.length });
  // Where the background is there first, the view has not heard its call.
  if (late) answer();
  const watched = {
    ...near,
    post(message: unknown) {
      way.push('port');
      near.post(message);
    },
  };
  const client = createClient<Api>(() => postAround(watched, open()));
  return { client, way, ends, answer, close: port.close };
}

it('brings calls around the port once the other end was heard, and answers back', async () => {
  const { client, way, answer } = connect();
  const first = client.take('a');
  answer();
  expect(await first).toBe(1);
  expect(await client.take('bc')).toBe(2);
  expect(await client.take('def')).toBe(3);
  expect(way).toEqual(['port', 'around', 'around']);
});

it('hears the other end later where its first call came too early', async () => {
  const { client, way } = connect({ late: true });
  for (const text of ['a', 'b', 'c']) expect(await client.take(text)).toBe(1);
  expect(way[0]).toBe('port');
  expect(way.at(-1)).toBe('around');
});

it('stays with the port where the ends never hear each other, as in a private window', async () => {
  const { client, way, answer } = connect({ together: false });
  const first = client.take('a');
  answer();
  expect(await first).toBe(1);
  expect(await client.take('b')).toBe(1);
  expect(way).toEqual(['port', 'port']);
});

it('ends with the port, on both sides, and rejects what was under way', async () => {
  const { client, ends, answer, close } = connect();
  const first = client.take('a');
  answer();
  await first;
  const waiting = client.take('b');
  close();
  await expect(waiting).rejects.toMatchObject({ id: 'background.stopped' });
  expect(ends.map(({ closed }) => closed)).toEqual([true, true]);
});
