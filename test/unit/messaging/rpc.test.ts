import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Problem } from '#core/problem.ts';
import { createChannelPair } from '#messaging/channel.ts';
import { createClient } from '#messaging/client.ts';
import { serve } from '#messaging/server.ts';

interface Api {
  echo(value: unknown): Promise<unknown>;
  fail(): Promise<never>;
  never(): Promise<void>;
}

function connected(overrides: Partial<Api> = {}) {
  const opened: ReturnType<typeof createChannelPair>[] = [];
  const client = createClient<Api>(() => {
    const pair = createChannelPair();
    opened.push(pair);
    serve<Api>(pair[1], {
      echo: async (value) => value,
      fail: async () => {
        throw new Problem('keys.expired', 'The keys expired.', 'Paste new ones.', {
          cause: new Error('outer', { cause: new Error('inner') }),
          about: 'https://sts.example',
        });
      },
      never: () => new Promise(() => {}),
      ...overrides,
    });
    return pair[0];
  });
  return { client, opened };
}

describe('a call', () => {
  it('brings back any JSON value', async () => {
    const { client } = connected();
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), async (value) => {
        expect(await client.echo(value)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('answers many calls at once, each with its own value', async () => {
    const { client, opened } = connected();
    const values = await Promise.all(Array.from({ length: 50 }, (_, i) => client.echo(i)));
    expect(values).toEqual(Array.from({ length: 50 }, (_, i) => i));
    expect(opened).toHaveLength(1);
  });

  it('rejects with the whole Problem: id, sentence, next step, what it is about and causes', async () => {
    const { client } = connected();
    const problem = await client.fail().catch((error: unknown) => error);
    expect(problem).toBeInstanceOf(Problem);
    expect(problem).toMatchObject({
      id: 'keys.expired',
      message: 'The keys expired.',
      next: 'Paste new ones.',
      about: 'https://sts.example',
    });
    expect((problem as Problem).cause).toMatchObject({ message: 'outer', cause: { message: 'inner' } });
  });

  it('turns an error that is no Problem into one, without its stack', async () => {
    const { client } = connected({
      echo: async () => {
        throw new TypeError('x is not a function');
      },
    });
    await expect(client.echo(1)).rejects.toMatchObject({ id: 'unexpected', message: 'x is not a function' });
  });

  it('is refused when the api has no such command of its own', async () => {
    const { client } = connected();
    const other = client as unknown as Record<string, () => Promise<void>>;
    await expect(other.toString?.()).rejects.toMatchObject({ id: 'command.unknown' });
    await expect(other.missing?.()).rejects.toMatchObject({ id: 'command.unknown' });
  });
});

describe('a command with a channel of its own', () => {
  it('goes that way, and all others do not', async () => {
    const lines = [createChannelPair(), createChannelPair()] as const;
    for (const [line, [, far]] of lines.entries())
      serve<Pick<Api, 'echo' | 'never'>>(far, { echo: async () => line, never: async () => {} });
    const client = createClient<Pick<Api, 'echo'>>(() => lines[0][0], { echo: () => lines[1][0] });
    expect(await client.echo('much')).toBe(1);
    const plain = createClient<Api>(() => lines[0][0], { never: () => lines[1][0] });
    expect(await plain.echo('little')).toBe(0);
  });
});

describe('a closed channel', () => {
  it('rejects what was under way, and the next call opens a new one', async () => {
    const { client, opened } = connected();
    const waiting = client.never();
    opened[0]?.close();
    await expect(waiting).rejects.toMatchObject({ id: 'background.stopped' });
    expect(await client.echo('again')).toBe('again');
    expect(opened).toHaveLength(2);
  });
});

describe('a server', () => {
  it('leaves alone whatever is no request', async () => {
    const pair = createChannelPair();
    const replies: unknown[] = [];
    pair[0].onMessage((message) => replies.push(message));
    serve<Api>(pair[1], { echo: async (v) => v, fail: async () => Promise.reject(), never: async () => {} });
    for (const junk of [null, 1, 'x', {}, { id: '1', method: 'echo', args: [] }, { id: 1, method: 'echo' }])
      pair[0].post(junk);
    pair[0].post({ id: 7, method: 'echo', args: ['ok'] });
    await new Promise((resolve) => setTimeout(resolve, 0));
    expect(replies).toEqual([{ id: 7, value: 'ok' }]);
  });
});
