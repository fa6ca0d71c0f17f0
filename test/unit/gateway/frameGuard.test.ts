import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as ws from 'ws';
import { createFrameGuard } from '#test/gateway/frameGuard.ts';

const LIMIT = 32_768;

interface FrameOptions {
  fin: boolean;
  rsv1: boolean;
  opcode: number;
  mask: boolean;
  readOnly: boolean;
}

/** There, but not in its types. */
const { Sender } = ws as unknown as { Sender: { frame(data: Buffer, options: FrameOptions): Buffer[] } };

/** Framed by `ws`, which shares nothing with the guard. */
const frame = (length: number, mask: boolean): Buffer =>
  Buffer.concat(
    Sender.frame(Buffer.alloc(length, 0xff), {
      fin: true,
      rsv1: false,
      opcode: 2,
      mask,
      readOnly: true,
    }),
  );

/** Whether the guard objects to these bytes, cut into chunks of the given sizes over and over. */
function objections(bytes: Buffer, chunks: number[]): number {
  let count = 0;
  const guard = createFrameGuard(LIMIT, () => count++);
  for (let at = 0, turn = 0; at < bytes.length; turn++) {
    const size = chunks[turn % chunks.length]!;
    guard(bytes.subarray(at, at + size));
    at += size;
  }
  return count;
}

const length = fc.oneof(fc.constantFrom(0, 125, 126, 32_767, 32_768), fc.nat(300), fc.nat(32_768));
const chunks = fc.array(fc.oneof(fc.integer({ min: 1, max: 16 }), fc.integer({ min: 1, max: 70_000 })), {
  minLength: 1,
  maxLength: 5,
});

describe('createFrameGuard', () => {
  it('lets frames up to the limit pass, however they are cut', () => {
    const frames = fc.array(fc.tuple(length, fc.boolean()), { maxLength: 6 });
    fc.assert(
      fc.property(frames, chunks, (list, cuts) => {
        expect(objections(Buffer.concat(list.map(([size, mask]) => frame(size, mask))), cuts)).toBe(0);
      }),
      { numRuns: 60 },
    );
  });

  it('objects once to the first frame over the limit, whatever comes before and after', () => {
    const over = fc.oneof(fc.constantFrom(32_769, 65_535, 65_536), fc.integer({ min: 32_769, max: 140_000 }));
    fc.assert(
      fc.property(fc.array(length, { maxLength: 4 }), over, chunks, (before, size, cuts) => {
        const all = [...before, size, 7, size].map((each) => frame(each, true));
        expect(objections(Buffer.concat(all), cuts)).toBe(1);
      }),
      { numRuns: 60 },
    );
  });
});
