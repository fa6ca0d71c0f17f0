import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { matches } from '#core/filter/matches.ts';
import { parseFilter } from '#core/filter/parseFilter.ts';
import type { Frame } from '#core/frame.ts';

// On a busy machine the many runs take longer than the default allows.
vi.setConfig({ testTimeout: 60_000 });

const encode = (text: string) => new TextEncoder().encode(text);

function frameOf(text: string, more: Partial<Frame> = {}): Frame {
  const payload = more.payload ?? encode(text);
  return { index: 0, time: 0, direction: 'received', kind: 'text', size: payload.length, ...more, payload };
}

function pass(filter: string, frame: Frame): boolean {
  const reading = parseFilter(filter);
  if ('fault' in reading) throw new Error(reading.fault);
  return matches(reading.filter, frame);
}

/** Letters that fold to ASCII by Unicode but not byte by byte (Kelvin sign, dotted capital I). */
const FOLDS_TO_ASCII = /[\u212a\u0130]/;
const small = fc.string({
  unit: fc.constantFrom('a', 'B', 'b', 'é', 'É', ' ', '"', '\\', 'ß', '🙂'),
  maxLength: 8,
});

describe('matching a frame', () => {
  test('text is found as a naive search finds it', () => {
    fc.assert(
      fc.property(fc.oneof(small, fc.string({ unit: 'grapheme' })), small, small, (before, needle, after) => {
        for (const hay of [before + after, before + needle.toUpperCase() + after]) {
          if (FOLDS_TO_ASCII.test(hay)) continue;
          const quoted = `"${needle.replace(/["\\]/g, '\\$&')}"`;
          const expected = hay.toLowerCase().includes(needle.toLowerCase());
          expect(pass(quoted, frameOf(hay))).toBe(expected);
          expect(pass(`-${quoted}`, frameOf(hay))).toBe(!expected);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  test('every term must hold', () => {
    const frame = frameOf('{"action":"ping","n":42}', { direction: 'sent' });
    expect(pass('ping 42 dir:sent kind:text size=24', frame)).toBe(true);
    for (const failing of [
      'pong',
      '-ping',
      'dir:received',
      'kind:binary',
      'size>24',
      'is:error',
      'route:pong',
    ]) {
      expect(pass(`ping ${failing}`, frame)).toBe(false);
    }
  });

  test.each([
    ['size<5', false],
    ['size<=5', true],
    ['size=5', true],
    ['size>=5', true],
    ['size>5', false],
    ['size<5.5', true],
  ])('%s on five bytes', (filter, expected) => {
    expect(pass(filter, frameOf('12345'))).toBe(expected);
  });

  test('a route is compared as a whole, in any case', () => {
    const frame = frameOf('{"action":"sendMessage"}');
    expect(pass('route:SENDmessage', frame)).toBe(true);
    expect(pass('route:send', frame)).toBe(false);
  });

  test('events are a kind and a direction of their own', () => {
    const event = frameOf('connected', { direction: 'event' });
    expect(pass('kind:event dir:event', event)).toBe(true);
    expect(pass('kind:text', event)).toBe(false);
  });

  test('faults are event rows that say so and the frames by which API Gateway reports one', () => {
    const gateway = '{"message": "Forbidden", "connectionId":"a=", "requestId":"b="}';
    expect(pass('is:error', frameOf('refused', { direction: 'event', bad: true }))).toBe(true);
    expect(pass('is:error', frameOf(gateway))).toBe(true);
    expect(pass('is:error', frameOf('{"message":"Forbidden"}'))).toBe(false);
  });

  test('a regular expression sees the payload as text', () => {
    expect(pass('/^\\{"n":\\d+\\}$/', frameOf('{"n":17}'))).toBe(true);
    expect(pass('/É/i', frameOf('é'))).toBe(true);
    expect(pass('/a/g -/b/', frameOf('a'))).toBe(true);
  });

  test('ASCII text is found in binary frames', () => {
    expect(
      pass('test', frameOf('', { kind: 'binary', payload: Uint8Array.of(0, 255, 0x54, 0x45, 0x73, 0x74) })),
    ).toBe(true);
  });
});
