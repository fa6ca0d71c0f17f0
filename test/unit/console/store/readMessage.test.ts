import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMessage } from '#console/store/readMessage.ts';
import { bytesToBase64, readBase64 } from '#core/bytes/base64.ts';
import { readHex } from '#core/bytes/hex.ts';
import { utf8Length } from '#core/utf8Length.ts';

describe('the size of a message', () => {
  it('is that of its UTF-8, lone surrogates included', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((c) => String.fromCharCode(c)) }),
        (text) => {
          expect(utf8Length(text)).toBe(new TextEncoder().encode(text).length);
        },
      ),
    );
  });
});

describe('hex', () => {
  const bytes = fc.uint8Array({ maxLength: 200 });
  const dress = fc.constantFrom<[string, string]>(
    ['', ''],
    ['', ' '],
    ['0x', ', '],
    ['', ':'],
    ['\\x', ''],
    ['', '\r\n'],
  );

  it('reads bytes back in every usual dress', () => {
    fc.assert(
      fc.property(bytes, dress, fc.boolean(), (given, [before, between], upper) => {
        const digits = [...given].map((byte) => {
          const two = byte.toString(16).padStart(2, '0');
          return before + (upper ? two.toUpperCase() : two);
        });
        expect(readHex(digits.join(between))).toEqual({ bytes: given });
      }),
    );
  });

  it.each([
    ['0g', '“g” at character 2'],
    ['zz', '“z” at character 1'],
    ['0a 1', 'character 4 stands alone'],
    ['0a 1 0b', 'character 4 stands alone'],
    ['0x', 'after the prefix at character 1'],
  ])('names the place of the fault in %j', (text, place) => {
    expect(readHex(text)).toEqual({ fault: expect.stringContaining(place) });
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const read = readHex(text);
        expect('bytes' in read || read.fault.length > 0).toBe(true);
      }),
    );
  });
});

describe('base64', () => {
  it('reads what Node writes, in both alphabets, with and without padding', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (given) => {
        const standard = Buffer.from(given).toString('base64');
        expect(readBase64(standard)).toEqual({ bytes: given });
        expect(readBase64(standard.replaceAll('=', ''))).toEqual({ bytes: given });
        expect(readBase64(Buffer.from(given).toString('base64url'))).toEqual({ bytes: given });
        expect(bytesToBase64(given)).toBe(standard);
      }),
    );
  });

  it('writes long messages', () => {
    const given = new Uint8Array(100_000).fill(250);
    expect(bytesToBase64(given)).toBe(Buffer.from(given).toString('base64'));
  });

  it.each([
    ['Ch8*', '“*” at character 4'],
    ['Ch8I9', 'cut short'],
    ['Ch8=I', 'character 5 does'],
    ['Ch8==', 'not 2'],
  ])('says what is wrong with %j', (text, words) => {
    expect(readBase64(text)).toEqual({ fault: expect.stringContaining(words) });
  });
});

describe('what may be sent', () => {
  it('warns over 32 KB and refuses over 128 KB on API Gateway', () => {
    expect(readMessage('x'.repeat(32_768), 'text', true).warning).toBeUndefined();
    const warned = readMessage('x'.repeat(32_769), 'text', true);
    expect(warned.warning).toContain('32 KB');
    expect(warned.message).toBeDefined();
    expect(readMessage('x'.repeat(131_072), 'text', true).message).toBeDefined();
    const refused = readMessage('x'.repeat(131_073), 'text', true);
    expect(refused.fault).toContain('128 KB');
    expect(refused.message).toBeUndefined();
  });

  it('refuses no size elsewhere', () => {
    const reading = readMessage('x'.repeat(200_000), 'text', false);
    expect(reading.fault).toBeUndefined();
    expect(reading.message).toEqual({ kind: 'text', text: 'x'.repeat(200_000) });
  });

  it('measures binary by its bytes, not its digits', () => {
    expect(readMessage('0a 1f', 'hex', true)).toEqual({
      size: 2,
      message: { kind: 'binary', base64: 'Ch8=' },
    });
    expect(readMessage('Ch8=', 'base64', true)).toEqual({
      size: 2,
      message: { kind: 'binary', base64: 'Ch8=' },
    });
    expect(readMessage('AA'.repeat(131_073), 'hex', true).fault).toContain('128 KB');
  });

  it('tells whether text that begins like JSON is JSON, and where it is not', () => {
    expect(readMessage('{"a":1}', 'text', false).json).toEqual({ valid: true, detail: 'JSON' });
    expect(readMessage('{"a":1,\n"b":x}', 'text', false).json).toEqual({
      valid: false,
      detail: 'Not valid JSON: line 2, column 5',
    });
    expect(readMessage('{"a":', 'text', false).json?.valid).toBe(false);
    expect(readMessage('hello', 'text', false).json).toBeUndefined();
    expect(readMessage('{"a":x', 'text', false).message).toBeDefined();
  });
});
