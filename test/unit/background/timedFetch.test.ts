import { describe, expect, it } from 'vitest';
import { createTimedFetch } from '#background/timedFetch.ts';

describe('the fetch of sign-ins', () => {
  it('sends no cookie, keeps nothing in the cache and names no referrer', async () => {
    let sent: RequestInit | undefined;
    const fetch = createTimedFetch(async (_, init) => {
      sent = init;
      return new Response('ok');
    });
    await fetch('https://sts.us-east-1.amazonaws.com/', { method: 'POST', redirect: 'manual' });
    expect(sent).toMatchObject({
      method: 'POST',
      redirect: 'manual',
      credentials: 'omit',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
    });
  });

  const silent = (_: unknown, init?: RequestInit) =>
    new Promise<Response>((_, reject) => {
      init?.signal?.addEventListener('abort', () => reject(init.signal?.reason));
    });

  it('gives up a server that says nothing, as a lost connection would', async () => {
    const giveUp = new AbortController();
    const answer = createTimedFetch(silent, () => giveUp.signal)('https://x.example/');
    giveUp.abort();
    await expect(answer).rejects.toBeInstanceOf(TypeError);
  });

  it('leaves the caller’s own abort as it is', async () => {
    const mine = new AbortController();
    const answer = createTimedFetch(silent)('https://x.example/', { signal: mine.signal });
    mine.abort(new Error('mine'));
    await expect(answer).rejects.toThrow('mine');
  });
});
