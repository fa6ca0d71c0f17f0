import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hexLine, hexLines } from '#core/decode/hexLine.ts';

test('lays a line out as hexdump does', () => {
  const bytes = new TextEncoder().encode('Hello, hex view!\n~\u007f');
  expect(hexLine(bytes, 0)).toEqual({
    offset: '00000000',
    hex: '48 65 6c 6c 6f 2c 20 68  65 78 20 76 69 65 77 21',
    ascii: 'Hello, hex view!',
  });
  expect(hexLine(bytes, 1).offset).toBe('00000010');
  expect(hexLine(bytes, 1).hex.trimEnd()).toBe('0a 7e 7f');
  expect(hexLine(bytes, 1).ascii).toBe('.~.');
});

test('all lines together are the payload', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), fc.constantFrom(8, 16), (bytes, width) => {
      const lines = Array.from({ length: hexLines(bytes.length, width) }, (_, line) =>
        hexLine(bytes, line, width),
      );
      const digits = lines.map((line) => line.hex.replaceAll(' ', '')).join('');
      expect(digits).toBe(Buffer.from(bytes).toString('hex'));
      expect(new Set(lines.map((line) => line.hex.length)).size).toBeLessThanOrEqual(1);
    }),
  );
});
