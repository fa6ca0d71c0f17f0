import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeBase64 } from '#host/decodeBase64.ts';

describe('decodeBase64', () => {
  it('gives the bytes that Node encoded, padded or not, broken over lines or not', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.boolean(), fc.boolean(), (bytes, padded, lines) => {
        let text = Buffer.from(bytes).toString('base64');
        if (!padded) text = text.replace(/=+$/, '');
        if (lines) text = text.replace(/.{16}/g, '$&\r\n');
        expect(decodeBase64(text)).toEqual(new Uint8Array(bytes));
      }),
    );
  });

  it.each(['a', 'ab*=', 'ab=c', '=', 'a-b_', 'ab=', '{}'])('refuses %s', (text) => {
    expect(() => decodeBase64(text)).toThrow(expect.objectContaining({ id: 'message.base64' }));
  });
});
