import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bytesOf } from '#console/frames/detail/bytes.ts';
import { textLine } from '#console/frames/detail/textLine.ts';

const encoder = new TextEncoder();

test('the lines of any text, one after the other, are the text', () => {
  // Without what a line shows in another way: controls and the invisible.
  const plain = fc.stringMatching(/^[a-zäöü€ßéø😀𝄞漢字 {}":,0-9]*$/u);
  fc.assert(
    fc.property(plain, fc.integer({ min: 4, max: 40 }), (text, width) => {
      const bytes = bytesOf(encoder.encode(text));
      const lines = Array.from({ length: Math.ceil(bytes.size / width) }, (_, row) =>
        textLine(bytes, row, width),
      );
      expect(lines.join('')).toBe(text);
    }),
  );
});

test('line ends and hidden characters are shown', () => {
  const bytes = bytesOf(encoder.encode('a\r\n  b\u202ec'));
  expect(textLine(bytes, 0, 64)).toBe('a↵ b\\u202ec');
});

test('a line whose bytes are still to come has no text', () => {
  expect(textLine({ size: 100, slice: () => undefined }, 1, 32)).toBeUndefined();
});
