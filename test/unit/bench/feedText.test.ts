import { describe, expect, it } from 'vitest';
import { feedText, RARE, SPREAD } from '#test/bench/sender/feedText.ts';

describe('a feed’s messages', () => {
  it.each([
    ['pad', 200],
    ['orders', 200],
    ['lines', 131_072],
    ['lines', 1_000_000],
  ] as const)(
    'of kind %s are JSON of exactly %i bytes, with their number where the audit looks',
    (kind, size) => {
      for (const n of [1, 7, 999, 1_000_000]) {
        const text = feedText(kind, n, size);
        expect(Buffer.byteLength(text)).toBe(size);
        expect(JSON.parse(text)).toMatchObject({ type: 'feed', n });
        expect(text.slice(0, 19)).toBe('{"type":"feed","n":');
      }
    },
  );

  it('hold the rare word in every 5,000th order and the spread one in every 500th, besides', () => {
    const total = 20_000;
    const texts = Array.from({ length: total }, (_, at) => feedText('orders', at + 1, 200));
    const holding = (word: string) => texts.filter((text) => text.includes(word)).length;
    expect(holding(RARE.word)).toBe(total / RARE.every);
    expect(holding(SPREAD.word)).toBe(total / SPREAD.every);
  });
});
