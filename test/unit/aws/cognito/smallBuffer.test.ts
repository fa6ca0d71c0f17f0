import { Buffer as NodeBuffer } from 'node:buffer';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Buffer } from '#aws/cognito/smallBuffer.ts';

const bytes = fc.uint8Array({ maxLength: 64 });
const text = fc.string({ unit: 'grapheme' });
const hex = fc.string({ unit: fc.constantFrom(...'0123456789abcdefABCDEF'), maxLength: 33 });

it('reads and writes hex as Node does, also of odd length', () => {
  fc.assert(
    fc.property(hex, bytes, (digits, data) => {
      expect([...Buffer.from(digits, 'hex')]).toEqual([...NodeBuffer.from(digits, 'hex')]);
      expect(Buffer.from(data).toString()).toBe(NodeBuffer.from(data).toString('hex'));
    }),
  );
});

it('reads UTF-8 and joins as Node does', () => {
  fc.assert(
    fc.property(text, fc.array(bytes), (one, parts) => {
      expect([...Buffer.from(one, 'utf8')]).toEqual([...NodeBuffer.from(one, 'utf8')]);
      expect([...Buffer.concat(parts)]).toEqual([...NodeBuffer.concat(parts)]);
    }),
  );
});
