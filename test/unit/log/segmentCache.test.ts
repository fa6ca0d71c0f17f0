import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeSegment } from '#log/encodeSegment.ts';
import { byteSize, endIndex, type SegmentRecord } from '#log/segment.ts';
import { CACHED_SEGMENTS, createSegmentCache } from '#log/segmentCache.ts';
import { textRow } from './support.ts';

const segment = (sessionId: number, firstIndex: number, rows: number): SegmentRecord =>
  encodeSegment(
    sessionId,
    firstIndex,
    Array.from({ length: rows }, () => textRow('0123456789')),
  );

/** Segments of 10 rows at most, at indices 0, 10, 20 … 90 of two sessions. */
const anySegment = fc
  .tuple(fc.nat(1), fc.nat(9), fc.integer({ min: 1, max: 10 }))
  .map(([session, place, rows]) => segment(session, place * 10, rows));

describe('segment cache', () => {
  it('finds what a plain list of the segments used last would', () => {
    const step = fc.oneof(
      fc.record({ put: anySegment }),
      fc.record({ find: fc.tuple(fc.nat(1), fc.nat(105)) }),
      fc.record({ drop: fc.tuple(fc.nat(1), fc.nat(105)) }),
    );
    fc.assert(
      fc.property(
        fc.array(step, { maxLength: 60, size: 'max' }),
        fc.constantFrom(0, 500, 2_000, 1_000_000),
        (steps, maxBytes) => {
          const cache = createSegmentCache(maxBytes);
          // The one used last is the last in the list.
          let list: SegmentRecord[] = [];
          for (const step of steps) {
            if ('put' in step) {
              const { put } = step;
              const same = (s: SegmentRecord) =>
                s.sessionId === put.sessionId && s.firstIndex === put.firstIndex;
              const known = list.find(same);
              cache.put(put);
              if (known && endIndex(known) > endIndex(put)) continue;
              list = [...list.filter((s) => !same(s)), put];
              const bytes = () => list.reduce((sum, s) => sum + byteSize(s), 0);
              while (list.length > 1 && (list.length > CACHED_SEGMENTS || bytes() > maxBytes)) list.shift();
            } else if ('find' in step) {
              const [session, index] = step.find;
              const held = list.find(
                (s) => s.sessionId === session && s.firstIndex <= index && endIndex(s) > index,
              );
              expect(cache.find(session, index)).toBe(held);
              if (held) list = [...list.filter((s) => s !== held), held];
            } else {
              const [session, index] = step.drop;
              cache.dropBefore(session, index);
              list = list.filter((s) => s.sessionId !== session || s.firstIndex >= index);
            }
          }
        },
      ),
    );
  });
});
