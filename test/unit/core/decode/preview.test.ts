import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { preview } from '#core/decode/preview.ts';
import type { Frame } from '#core/frame.ts';

function frameOf(payload: Uint8Array, kind: Frame['kind']): Frame {
  return { index: 0, time: 0, direction: 'sent', kind, size: payload.length, payload };
}
const text = (value: string) => frameOf(new TextEncoder().encode(value), 'text');

describe('the line that stands for a frame', () => {
  test('shows line ends and control characters', () => {
    expect(preview(text('a\n  b\r\n\tc\td\u0000\u007f'))).toBe('a↵ b↵ c␉d␀␡');
  });

  test('shows characters that would turn or hide the line', () => {
    expect(preview(text('a\u202eb\u200bc\u2028d\u0085'))).toBe('a\\u202eb\\u200bc\\u2028d\\u0085');
  });

  test('keeps emoji and other scripts', () => {
    expect(preview(text('👩‍🚀 здравствуй こんにちは'))).toBe('👩‍🚀 здравствуй こんにちは');
  });

  test('binary is hex bytes', () => {
    expect(preview(frameOf(Uint8Array.of(10, 31, 8, 255), 'binary'))).toBe('0a 1f 08 ff');
  });

  test('is one line of at most the length asked for, whatever the payload', () => {
    const control = /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/u;
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 600 }),
        fc.constantFrom<Frame['kind']>('text', 'binary'),
        (payload, kind) => {
          const line = preview(frameOf(payload, kind), 50);
          expect(line.length).toBeLessThanOrEqual(50);
          expect(line).not.toMatch(control);
        },
      ),
    );
  });

  test('does not read more of a large payload than it shows', () => {
    let read = 0;
    const payload = new Uint8Array(10_000_000).fill(0x61);
    const watched = new Proxy(frameOf(payload, 'text'), {
      get(target, name: keyof Frame) {
        if (name !== 'payload') return target[name];
        const subarray = (from: number, to: number) => {
          read += to - from;
          return payload.subarray(from, to);
        };
        return { subarray };
      },
    });
    expect(preview(watched, 300)).toBe('a'.repeat(300));
    expect(read).toBeLessThanOrEqual(1_200);
  });
});
