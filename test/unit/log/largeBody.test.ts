import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CHUNK_BYTES, HEAD_BYTES, isLarge, LARGE_BYTES, LargeBody } from '#log/largeBody.ts';

/** Text whose characters of one to four bytes lie across any border. */
const longText = fc
  .tuple(fc.string({ unit: 'binary', minLength: 1, maxLength: 20 }), fc.constantFrom(1, 1.5, 2.2), fc.nat(9))
  .map(([text, chunks, extra]) => {
    const bytes = Buffer.byteLength(text);
    return 'x'.repeat(extra) + text.repeat(Math.ceil((chunks * CHUNK_BYTES) / bytes));
  });

function pieces(body: LargeBody): { start: number; bytes: ArrayBuffer }[] {
  const all = [];
  while (body.left > 0) all.push(body.next());
  return all;
}

describe('a large payload', () => {
  it('is one of more than 256 KB in UTF-8', () => {
    const characters = fc.constantFrom('x', 'ü', '€', '😀');
    fc.assert(
      fc.property(characters, fc.integer({ min: -4, max: 4 }), (character, off) => {
        const text = character.repeat(LARGE_BYTES / Buffer.byteLength(character) + off);
        expect(isLarge(text)).toBe(Buffer.byteLength(text) > LARGE_BYTES);
      }),
    );
    expect(isLarge(new Uint8Array(LARGE_BYTES))).toBe(false);
    expect(isLarge(new ArrayBuffer(LARGE_BYTES + 1))).toBe(true);
  });

  it('comes in pieces that are the whole together, cut between characters', () => {
    fc.assert(
      fc.property(longText, (text) => {
        const whole = Buffer.from(text, 'utf8');
        const body = new LargeBody(text);
        const all = pieces(body);
        expect(Buffer.concat(all.map(({ bytes }) => Buffer.from(bytes))).equals(whole)).toBe(true);
        let start = 0;
        for (const piece of all) {
          expect(piece.start).toBe(start);
          expect(piece.bytes.byteLength).toBeLessThanOrEqual(CHUNK_BYTES);
          expect((whole[start] ?? 0) & 0b1100_0000).not.toBe(0b1000_0000);
          start += piece.bytes.byteLength;
        }
        expect([body.given, body.size]).toEqual([whole.length, whole.length]);
      }),
      { numRuns: 25 },
    );
  });

  it('begins with a head cut between characters', () => {
    fc.assert(
      fc.property(longText, (text) => {
        const whole = Buffer.from(text, 'utf8');
        const head = new LargeBody(text).head();
        expect(whole.subarray(0, head.length).equals(head)).toBe(true);
        expect(head.length).toBeGreaterThan(HEAD_BYTES - 4);
        expect(head.buffer.byteLength).toBe(head.length);
        expect((whole[head.length] ?? 0) & 0b1100_0000).not.toBe(0b1000_0000);
      }),
      { numRuns: 25 },
    );
  });

  it('writes lone surrogates as a socket does', () => {
    const text = `${'x'.repeat(CHUNK_BYTES - 1)}\ud83d\ude00${'\ud800'.repeat(300_000)}`;
    const all = pieces(new LargeBody(text)).map(({ bytes }) => Buffer.from(bytes));
    expect(Buffer.concat(all).equals(Buffer.from(text, 'utf8'))).toBe(true);
  });

  it('gives the same pieces again when it goes back', () => {
    const body = new LargeBody(new Uint8Array(CHUNK_BYTES * 2 + 5).map((_, i) => i % 251));
    body.next();
    const { place } = body;
    const rest = pieces(body);
    body.rewind(place);
    expect(body.left).toBe(CHUNK_BYTES + 5);
    expect(pieces(body)).toEqual(rest);
  });
});
