import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Problem } from '#core/problem.ts';
import type { FreshSignature } from '#messaging/contract.ts';
import { START, setUpReconnect } from './reconnectSupport.ts';
import { FakeSocket, REQUEST } from './support.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: START });
  FakeSocket.made = [];
  FakeSocket.refuse = undefined;
});
afterEach(() => {
  vi.useRealTimers();
});

describe('an attempt', () => {
  it('that is refused is followed by another, later and later, with a signature of its own', async () => {
    const { open, last, pass, events, state } = setUpReconnect();
    await open();
    const dropped = Date.now();
    last().ends(1006, '', false);
    for (const wait of [500, 1_000, 2_000, 4_000]) {
      await pass(wait);
      last().ends(1006, '', false);
    }
    expect(FakeSocket.made.slice(1).map(({ url }) => url.split('=')[1])).toEqual([
      'fresh1',
      'fresh2',
      'fresh3',
      'fresh4',
    ]);
    expect(events().filter((text) => String(text).startsWith('attempt'))).toEqual([
      'attempt 1 failed: no connection (1006); attempt 2 in 1 s',
      'attempt 2 failed: no connection (1006); attempt 3 in 2 s',
      'attempt 3 failed: no connection (1006); attempt 4 in 4 s',
      'attempt 4 failed: no connection (1006); attempt 5 in 8 s',
    ]);
    // The record goes on telling of the connection that was open.
    expect(state()).toMatchObject({ state: 'reconnecting', attempt: 5, endedAt: dropped });
    await pass(8_000);
    last().opens();
    expect(events().at(-1)).toBe('connected again in 0 ms, after a gap of 16 s (attempt 5)');
  });

  it('without an answer within 35 s is given up, and what it still brings is not heard', async () => {
    const { open, last, pass, events, state } = setUpReconnect();
    await open();
    last().ends(1006, '', false);
    await pass(500);
    const hanging = last();
    await pass(35_000);
    expect(hanging.closedWith).toEqual([1000]);
    expect(events().at(-1)).toBe('attempt 1 failed: no answer within 35 s; attempt 2 in 1 s');
    hanging.ends(1006, '', false);
    await pass(999);
    expect(FakeSocket.made).toHaveLength(2);
    await pass(1);
    last().opens();
    await pass(60_000);
    expect(state()).toMatchObject({ state: 'open', connections: 2 });
  });

  it('is the last after 15 minutes, and the log says so', async () => {
    const { open, last, pass, events, state, keepAlive } = setUpReconnect();
    await open();
    const close = { code: 1001, reason: 'Going away', wasClean: true };
    last().ends(close.code, close.reason);
    const dropped = Date.now();
    for (let n = 0; n < 200 && state().state !== 'closed'; n++) {
      await pass(1_000 * 60);
      if (state().state === 'connecting') last().ends(1006, '', false);
    }
    expect(events().at(-1)).toMatch(
      /^attempt (\d+) failed: .+; given up after \1 attempts in \d+ min\. Connect again by hand\.$/,
    );
    expect(Date.now() - dropped).toBeGreaterThanOrEqual(15 * 60_000);
    expect(state()).toMatchObject({ state: 'closed', endedAt: dropped, close });
    expect(state().retryAt).toBeUndefined();
    expect(keepAlive).toHaveBeenLastCalledWith(false);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('counts on where a server lets us in only to close at once', async () => {
    const { open, last, pass, state } = setUpReconnect();
    await open();
    last().ends(1008, 'no');
    for (const wait of [500, 1_000, 2_000]) {
      await pass(wait);
      last().opens();
      await pass(100);
      last().ends(1008, 'no');
    }
    expect(state()).toMatchObject({ state: 'reconnecting', attempt: 4, connections: 4 });
  });
});

describe('credentials', () => {
  it.each([
    ['keys.expired', 'The keys of profile “dev” expired 3 s ago.', 'Paste new ones.'],
    ['keys.missing', 'The keys are gone.', 'Paste them again.'],
    ['sign-in.needed', 'Profile “dev” is not signed in.', 'Sign in, in the options.'],
    ['sign-in.cancelled', 'The profile was signed out.', 'Sign in again.'],
    ['vault.locked', 'The remembered secrets are locked.', 'Unlock them with your passphrase.'],
    ['profile.missing', 'The profile is gone.', 'Choose one.'],
    ['session.unknown', 'It is not known any more.', 'Connect again by hand.'],
  ])('that only the person can mend (%s) end it, with what to do', async (id, message, next) => {
    const { open, last, pass, events, state, signAgain, rows, keepAlive } = setUpReconnect();
    await open();
    last().ends(1001);
    signAgain.mockRejectedValue(new Problem(id, message, next));
    await pass(600_000);
    expect(signAgain).toHaveBeenCalledTimes(1);
    expect(events().at(-1)).toBe(`not connected again: ${message} ${next}`);
    expect(rows.at(-1)).toMatchObject({ bad: true });
    expect(state()).toMatchObject({ state: 'closed', close: { code: 1001 } });
    expect(keepAlive).toHaveBeenLastCalledWith(false);
  });

  it.each(['sign-in.unreachable', 'sign-in.throttled', 'background.stopped', 'unexpected'])(
    'that may come by themselves (%s) are asked for again',
    async (id) => {
      const { open, last, pass, events, state, signAgain } = setUpReconnect();
      await open();
      last().ends(1006, '', false);
      signAgain.mockRejectedValueOnce(new Problem(id, 'It did not answer.', 'Try again.'));
      await pass(500);
      expect(events().at(-1)).toBe('attempt 1 failed: It did not answer; attempt 2 in 1 s');
      expect(state()).toMatchObject({ state: 'reconnecting', attempt: 2 });
      await pass(1_000);
      last().opens();
      expect(state().state).toBe('open');
    },
  );
});

describe('a signature', () => {
  it('that does not come within 35 s is asked for anew, and is not used once it comes', async () => {
    const { open, last, pass, events, signAgain, state } = setUpReconnect();
    await open();
    let answer = (_: FreshSignature) => {};
    signAgain.mockReturnValueOnce(
      new Promise((resolve) => {
        answer = resolve;
      }),
    );
    last().ends(1006, '', false);
    await pass(500 + 35_000);
    expect(events().at(-1)).toBe('attempt 1 failed: no answer within 35 s; attempt 2 in 1 s');
    answer({ signedUrl: 'wss://late/', accessKeyId: 'x', signature: REQUEST.signature });
    await pass(1_000);
    expect(FakeSocket.made.map(({ url }) => url)).not.toContain('wss://late/');
    last().opens();
    expect(state()).toMatchObject({ state: 'open', connections: 2 });
  });

  it('that comes after a while leaves the handshake its own time', async () => {
    const { open, last, pass, signAgain, state } = setUpReconnect();
    await open();
    let answer = (_: FreshSignature) => {};
    signAgain.mockReturnValueOnce(
      new Promise((resolve) => {
        answer = resolve;
      }),
    );
    last().ends(1006, '', false);
    await pass(500 + 30_000);
    answer({ signedUrl: 'wss://slow/', accessKeyId: 'x', signature: REQUEST.signature });
    await pass(30_000);
    last().opens();
    expect(last().url).toBe('wss://slow/');
    expect(state()).toMatchObject({ state: 'open', connections: 2 });
  });
});
