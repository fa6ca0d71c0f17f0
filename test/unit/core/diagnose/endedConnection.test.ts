import { describe, expect, it } from 'vitest';
import { AT, close, ended, first, ids, MINUTE, refused, session, signature } from './fixtures.ts';

describe('a connection that was open', () => {
  it('has no findings while it is open, connecting or lost with its host', () => {
    for (const state of ['connecting', 'open', 'closing', 'lost'] as const) {
      const evidence = refused({
        session: session({ state }),
        signature: signature({ region: 'us-east-1' }),
        keysExpiresAt: 0,
      });
      expect(ids(evidence)).toEqual([]);
    }
  });

  it.each([1000, 1005, 4000])('has no findings after a close with %d', (code) => {
    expect(ids(ended({ ...close(code), endedAt: AT + MINUTE }))).toEqual([]);
  });

  it('closed 10 minutes after its last message was idle', () => {
    const idle = (code: number, minutes: number): string[] =>
      ids(ended({ ...close(code), lastFrameAt: AT + MINUTE, endedAt: AT + (1 + minutes) * MINUTE }));
    expect(idle(1001, 10.06)).toEqual(['idle-timeout']);
    expect(idle(1001, 9)).toEqual([]);
    expect(idle(1006, 10)).toEqual(['idle-timeout']);
    expect(idle(1000, 10)).toEqual([]);
    expect(first(ended({ ...close(1001), endedAt: AT + 10 * MINUTE })).certainty).toBe('likely');
  });

  it('does not blame the idle limit of API Gateway on another service', () => {
    expect(
      ids(
        ended(
          { ...close(1001), endedAt: AT + 10 * MINUTE },
          { hostService: 'iotdevicegateway', label: 'AWS IoT Core' },
        ),
      ),
    ).toEqual([]);
  });

  it('of two hours met the limit of duration', () => {
    const lasted = (ms: number): string[] =>
      ids(ended({ ...close(1001), lastFrameAt: AT + ms - 1_000, endedAt: AT + ms }));
    expect(lasted(120 * MINUTE + 500)).toEqual(['duration-limit']);
    expect(lasted(110 * MINUTE)).toEqual([]);
  });

  it('closed with 1009 had a message too big, doubted where none was', () => {
    expect(
      first(ended({ ...close(1009), sent: { frames: 3, bytes: 200_000 } }, { largestSent: 140_000 })),
    ).toMatchObject({
      id: 'message-too-big',
      certainty: 'certain',
      evidenceFor: ['The close code is 1009.', 'The largest message sent was 140 kB.'],
    });
    expect(first(ended({ ...close(1009), sent: { frames: 1, bytes: 100 } }))).toMatchObject({
      certainty: 'likely',
      evidenceAgainst: ['No message sent was larger than 100 B.'],
    });
  });

  it.each([
    [true, 'certain'],
    [false, 'possible'],
    [undefined, 'likely'],
  ] as const)('closed with 1003, binary sent: %s, is %s', (sentBinary, certainty) => {
    const evidence = ended({ ...close(1003) }, sentBinary === undefined ? {} : { sentBinary });
    expect(first(evidence)).toMatchObject({ id: 'binary-not-supported', certainty });
  });

  it('that ended without a close frame was lost', () => {
    expect(ids(ended({ ...close(1006), endedAt: AT + MINUTE }))).toEqual(['connection-lost']);
  });
});
