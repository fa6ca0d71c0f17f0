import fc from 'fast-check';
import { expect, test } from 'vitest';
import { textParts } from '#core/decode/textParts.ts';

test('parts joined are the text, none is too long, and no character is torn', () => {
  const unit = fc.constantFrom('a', '\n', '🙂', 'é');
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 200 }), fc.integer({ min: 2, max: 20 }), (text, most) => {
      const parts = textParts(text, most);
      expect(parts.join('')).toBe(text);
      for (const part of parts) {
        expect(part.length).toBeGreaterThan(0);
        expect(part.length).toBeLessThanOrEqual(most);
        expect(part).not.toMatch(/\p{Surrogate}/u);
      }
    }),
  );
});

test('cuts at line ends', () => {
  expect(textParts('one\ntwo\nthree', 9)).toEqual(['one\ntwo\n', 'three']);
});
