import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeText } from '#log/writeText.ts';

describe('writing text into a buffer', () => {
  it('writes what the encoder writes, wherever it begins, and nothing else', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: 'binary-ascii', maxLength: 2_000 }),
      // On both sides of the length up to which it is written by hand.
      fc.integer({ min: 1_020, max: 1_030 }).map((length) => 'a'.repeat(length)),
      fc
        .tuple(fc.nat(1_100), fc.constantFrom('\u007f', '\u0080', 'é', '€', '\ud800', '😀'))
        .map(([at, odd]) => `${'b'.repeat(at)}${odd}c`),
    );
    fc.assert(
      fc.property(text, fc.nat(20), (value, at) => {
        const expected = new TextEncoder().encode(value);
        const bytes = new Uint8Array(at + value.length * 3 + 3).fill(0xee);
        expect(writeText(value, bytes, at)).toBe(expected.length);
        expect([...bytes.subarray(at, at + expected.length)]).toEqual([...expected]);
        expect([...bytes.subarray(0, at)].every((byte) => byte === 0xee)).toBe(true);
        expect(bytes.at(-1)).toBe(0xee);
      }),
      { numRuns: 300 },
    );
  });
});
