import { describe, expect, it } from 'vitest';
import { findings } from '#core/diagnose/findings.ts';
import { AT, close, ended, HOST, MINUTE, refused, session, signature } from './fixtures.ts';

describe('every finding', () => {
  const all = [
    refused(),
    refused({ keysExpiresAt: 0 }),
    refused({
      signature: signature({
        region: 'us-east-1',
        service: 'iotdevicegateway',
        urlLength: 5_000,
        signedAt: AT - 6 * MINUTE,
        expires: 60,
      }),
    }),
    refused({
      session: session({
        url: `ws://${HOST}:81/`,
        subprotocols: ['a'],
        endedAt: AT + 29_000,
        ...close(1015),
      }),
    }),
    ended({ ...close(1001), endedAt: AT + 10 * MINUTE }),
    ended({ ...close(1001), endedAt: AT + 120 * MINUTE }),
    ended(close(1003)),
    ended(close(1009)),
    ended({ ...close(1006), endedAt: AT + MINUTE }),
  ].flatMap(findings);

  it('is a sentence with a next step, a source and something that speaks for it', () => {
    expect(new Set(all.map(({ id }) => id)).size).toBeGreaterThanOrEqual(14);
    for (const { id, title, sentence, next, source, evidenceFor } of all) {
      expect([
        id,
        sentence.endsWith('.'),
        next.endsWith('.'),
        title.endsWith('.'),
        source !== '',
        evidenceFor.length > 0,
      ]).toEqual([id, true, true, false, true, true]);
    }
  });
});
