import { describe, expect, it } from 'vitest';
import { readDescription } from '#core/connections/readDescription.ts';

describe('what GET tells of a connection', () => {
  it('is read from AWS’s own form', () => {
    const body = JSON.stringify({
      connectedAt: '2026-11-22T10:20:30.500Z',
      identity: { sourceIp: '203.0.113.7', userAgent: 'Mozilla/5.0' },
      lastActiveAt: '2026-11-22T10:21:00Z',
    });
    expect(readDescription(body)).toEqual({
      connectedAt: Date.UTC(2026, 10, 22, 10, 20, 30, 500),
      lastActiveAt: Date.UTC(2026, 10, 22, 10, 21),
      sourceIp: '203.0.113.7',
      userAgent: 'Mozilla/5.0',
    });
  });

  it('leaves out what is lacking or of another kind', () => {
    expect(
      readDescription('{"connectedAt":7,"identity":null,"lastActiveAt":"2026-11-22T10:21:00Z"}'),
    ).toEqual({
      lastActiveAt: Date.UTC(2026, 10, 22, 10, 21),
    });
  });

  it.each(['', 'no JSON', '[]', 'null', '{"connectedAt":"soon"}', '{"identity":"x"}'])(
    'is nothing in %j',
    (body) => {
      expect(readDescription(body)).toBeUndefined();
    },
  );
});
