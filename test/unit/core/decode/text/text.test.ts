import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hex } from '#core/decode/hex/hex.ts';
import { text } from '#core/decode/text/text.ts';
import { isUtf8Head, readUtf8, utf8Fault } from '#core/decode/values/readUtf8.ts';
import { BINARY, decoded, faultOf, TEXT, utf8 } from '../decoding.ts';

const fatal = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

describe('text', () => {
  test('reads what a fatal TextDecoder reads, and refuses what it refuses', () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 80 }),
      fc.string({ unit: 'binary', maxLength: 60 }).map(utf8),
      fc
        .array(fc.constantFrom(0x41, 0x80, 0xbf, 0xc2, 0xe0, 0xed, 0xf0, 0xf4, 0x9f, 0xa0, 0x90), {
          maxLength: 70,
        })
        .map((all) => Uint8Array.from(all)),
    );
    fc.assert(
      fc.property(bytes, (input) => {
        let expected: string | undefined;
        try {
          expected = fatal.decode(input);
        } catch {
          expected = undefined;
        }
        expect(readUtf8(input)).toBe(expected);
        expect(utf8Fault(input) < 0).toBe(expected !== undefined);
      }),
      { numRuns: 500 },
    );
  });

  test('a head may end within a character', () => {
    const bytes = utf8('aü€😀');
    for (let to = 0; to <= bytes.length; to += 1) expect(isUtf8Head(bytes.subarray(0, to))).toBe(true);
    expect(isUtf8Head(Uint8Array.of(0x61, 0xff))).toBe(false);
    expect(isUtf8Head(Uint8Array.of(0xe2, 0x41))).toBe(false);
  });

  test('says at which byte it ends', async () => {
    expect(await faultOf(text, Uint8Array.of(0x61, 0x62, 0xff))).toEqual({
      at: 2,
      reason: 'this byte is not UTF-8',
    });
  });

  test('is for text messages, and for binary ones without control characters', () => {
    expect(text.sniff(utf8('\u0001'), 1, TEXT)).toBeGreaterThan(0.5);
    expect(text.sniff(utf8('hello\r\n'), 7, BINARY)).toBeGreaterThan(0.5);
    expect(text.sniff(utf8('a\u0000'), 2, BINARY)).toBeLessThan(0.5);
  });

  test('tells its lines, and shows one in the summary', async () => {
    const view = await decoded(text, utf8('one\ntwo'), TEXT);
    expect(view).toEqual({
      summary: 'one↵ two',
      fields: [{ name: 'Lines', value: '2' }],
      text: 'one\ntwo',
    });
  });
});

describe('hex', () => {
  test('writes offsets, digits and ASCII of any bytes', async () => {
    const view = await decoded(hex, utf8('0123456789abcdefgh'));
    expect(view.text).toBe(
      '00000000  30 31 32 33 34 35 36 37  38 39 61 62 63 64 65 66  |0123456789abcdef|\n' +
        `00000010  67 68${' '.repeat(43)}  |gh|`,
    );
    expect(view.summary).toBe('30 31 32 33 34 35 36 37 38 39 61 62 63 64 65 66 67 68');
  });

  test('says how much of a large message it shows', async () => {
    const view = await decoded(hex, new Uint8Array(131_073));
    expect(view.fields).toEqual([{ name: 'Shown', value: 'the first 131,072 bytes' }]);
  });
});
