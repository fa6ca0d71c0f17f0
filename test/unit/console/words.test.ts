import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { whyNotSend } from '#console/composer/sendState.ts';
import { keysState } from '#console/header/keysState.ts';
import { readLimits } from '#console/status/limits.ts';
import { sparkPoints } from '#console/status/Sparkline.tsx';
import { stateWords } from '#console/status/stateWords.ts';
import { readMessage } from '#console/store/readMessage.ts';
import { labelCanonicalRequest, labelStringToSign } from '#console/tabs/labelLines.ts';
import { findTargets } from '#console/target/findTargets.ts';
import { AWS_URL, api, failedSession, profile, session, trace } from '#test/harness/console/samples.ts';

const NOW = Date.UTC(2026, 10, 22, 12);
const MINUTE = 60_000;

describe('the state of keys', () => {
  it.each([
    [{ expiresAt: NOW + 2_530_000 }, 'ok', 'expires in 42:10'],
    [{ expiresAt: NOW + 299_000 }, 'warn', 'expires in 4:59'],
    [{ expiresAt: NOW }, 'bad', 'expired 0 ms ago'],
    [{ expiresAt: NOW - 3 * MINUTE }, 'bad', 'expired 3 min ago'],
    [{ expiresAt: NOW + MINUTE, hasKeys: false }, 'bad', 'keys gone: paste again'],
    [{ expiresAt: NOW + 2_530_000, refreshes: true }, 'ok', 'refreshes by itself, 42:10'],
    [{ expiresAt: NOW - MINUTE, refreshes: true }, 'ok', 'refreshes by itself'],
    [{ locked: true, hasKeys: false }, 'warn', 'locked'],
    [{ step: { type: 'sign-in' as const }, hasKeys: false }, 'bad', 'sign in needed'],
    [{ step: { type: 'choose-role' as const, roles: [] }, hasKeys: false }, 'bad', 'choose a role'],
  ])('of %j is %s: %s', (more, level, text) => {
    expect(keysState(profile(NOW, more), NOW)).toEqual({ level, text });
  });

  it('is told where no expiry is known, long-lived keys with a warning', () => {
    expect(keysState({ hasKeys: true, longLived: true }, NOW)).toEqual({
      level: 'warn',
      text: 'long-lived key',
    });
    expect(keysState({ hasKeys: true, longLived: false }, NOW)).toEqual({
      level: 'ok',
      text: 'expiry not known',
    });
  });
});

describe('the state of a session', () => {
  it('that is opened again is neither good nor a fault', () => {
    const close = { code: 1006, reason: '', wasClean: false };
    expect(stateWords(session(NOW, { state: 'reconnecting', close }), true)).toMatchObject({
      dot: 'warn',
      state: 'Reconnecting',
    });
  });

  it('has its close code and reason in words', () => {
    const close = { code: 1001, reason: 'idle', wasClean: true };
    expect(stateWords(session(NOW, { state: 'closed', close }), true)).toMatchObject({
      dot: '',
      state: 'Closed',
      detail: '1001 · Going away: idle',
      explanation: expect.stringContaining('10 minutes'),
    });
    expect(stateWords(session(NOW, { state: 'closed', close }), false).explanation).not.toContain(
      '10 minutes',
    );
  });

  it.each([
    [1000, ''],
    [1001, ''],
    [1005, ''],
    [4001, ''],
    [1003, 'bad'],
    [1008, 'bad'],
    [1009, 'bad'],
    [1011, 'bad'],
  ])('of a connection closed cleanly with %i has the dot “%s”', (code, dot) => {
    const close = { code, reason: '', wasClean: true };
    expect(stateWords(session(NOW, { state: 'closed', close }), true).dot).toBe(dot);
  });

  it('tells a refused handshake from a lost connection, both 1006', () => {
    const close = { code: 1006, reason: '', wasClean: false };
    expect(stateWords(failedSession(NOW), true).detail).toBe('1006 · Handshake refused or never answered');
    expect(stateWords(session(NOW, { state: 'closed', close }), true)).toMatchObject({
      dot: 'bad',
      detail: '1006 · Connection lost',
    });
  });

  it.each(['connecting', 'open', 'closing', 'closed', 'failed', 'lost'] as const)(
    'has words for %s',
    (state) => {
      expect(stateWords(session(NOW, { state }), false).state).toMatch(/^[A-Z]/);
    },
  );
});

describe('the limits of API Gateway', () => {
  it('count from the last message and from the opening', () => {
    const open = session(NOW, { openedAt: NOW - 30 * MINUTE, lastFrameAt: NOW - 4 * MINUTE });
    expect(readLimits(open, NOW)).toEqual({ idle: 6 * MINUTE, duration: 90 * MINUTE });
  });

  it('stay between nothing and all, whatever the clocks say', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer(), fc.integer(), (openedAt, lastFrameAt, now) => {
        const { idle, duration } = readLimits(session(NOW, { openedAt, lastFrameAt }), now)!;
        expect(idle >= 0 && idle <= 10 * MINUTE).toBe(true);
        expect(duration >= 0 && duration <= 120 * MINUTE).toBe(true);
      }),
    );
  });

  it('are none for what is not open', () => {
    expect(readLimits(undefined, NOW)).toBeUndefined();
    expect(readLimits(session(NOW, { state: 'closed' }), NOW)).toBeUndefined();
  });
});

describe('the sparkline', () => {
  it('stays inside its picture, and ends at the right edge', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 1e7, noNaN: true }), { minLength: 1, maxLength: 30 }),
        (rates) => {
          const points = sparkPoints(rates)
            .split(' ')
            .map((point) => point.split(',').map(Number));
          expect(points).toHaveLength(rates.length);
          for (const [x, y] of points) expect(x! >= 0 && x! <= 72 && y! >= 1 && y! <= 15).toBe(true);
          expect(points.at(-1)![0]).toBe(72);
        },
      ),
    );
  });

  it('has the busiest second at the top', () => {
    expect(
      sparkPoints([0, 50, 100])
        .split(' ')
        .map((point) => point.split(',')[1]),
    ).toEqual(['15.0', '8.0', '1.0']);
  });
});

describe('finding what was saved', () => {
  const apis = [api({ id: 'b', name: 'orders', url: 'wss://ws.example.com/orders' }), api({ name: 'Chat' })];
  const recents = [
    { url: AWS_URL, profileId: 'p1', at: 2 },
    { url: 'wss://ws.example.com/lately', profileId: 'p1', at: 1 },
  ];

  it('lists all by name, and no saved URL twice', () => {
    const found = findTargets('', apis, recents);
    expect(found.apis.map(({ name }) => name)).toEqual(['Chat', 'orders']);
    expect(found.recents.map(({ url }) => url)).toEqual(['wss://ws.example.com/lately']);
  });

  it('wants every word, in name or URL, in any case', () => {
    expect(findTargets('EXAMPLE ord', apis, recents).apis.map(({ name }) => name)).toEqual(['orders']);
    expect(findTargets('lately', apis, recents)).toEqual({ apis: [], recents: [recents[1]] });
    expect(findTargets('orders nothing', apis, recents)).toEqual({ apis: [], recents: [] });
  });
});

describe('a canonical request', () => {
  it('has every line named, and loses none', () => {
    const { canonicalRequest, stringToSign } = trace(NOW);
    const lines = labelCanonicalRequest(canonicalRequest);
    expect(lines.map(({ label }) => label)).toEqual([
      'Method',
      'URI',
      'Query',
      'Header',
      '',
      'Signed headers',
      'Payload hash',
    ]);
    expect(lines.map(({ text }) => text).join('\n')).toBe(canonicalRequest);
    expect(
      labelStringToSign(stringToSign)
        .map(({ text }) => text)
        .join('\n'),
    ).toBe(stringToSign);
  });
});

describe('why nothing can be sent', () => {
  const fine = readMessage('hello', 'text', true);

  it('is nothing when it can', () => {
    expect(whyNotSend({ state: 'open' }, 'hello', fine)).toBeUndefined();
  });

  it.each([
    [undefined, 'Connect first'],
    ['connecting', 'still opening'],
    ['failed', 'never opened'],
    ['closed', 'has ended'],
    ['lost', 'has ended'],
  ] as const)('is the session: %s', (state, words) => {
    expect(whyNotSend(state && { state }, 'hello', fine)).toContain(words);
  });

  it('is the message', () => {
    expect(whyNotSend({ state: 'open' }, '', fine)).toContain('Type a message');
    expect(whyNotSend({ state: 'open' }, 'zz', readMessage('zz', 'hex', true))).toContain('“z”');
  });
});
