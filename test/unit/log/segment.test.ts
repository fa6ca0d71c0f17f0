import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeSegment } from '#log/encodeSegment.ts';
import { HEAD_BYTES } from '#log/largeBody.ts';
import { byteSize, decodeRow, decodeRows, endIndex, rowCount } from '#log/segment.ts';
import { SEGMENT_BYTES, SEGMENT_ROWS, SegmentBuilder } from '#log/segmentBuilder.ts';
import { anyRow, expectedFrame, textRow } from './support.ts';

const rows = fc.array(anyRow(), { maxLength: 60 });
const firstIndex = fc.nat(10_000_000);

describe('segment', () => {
  it('gives back every row as it was', () => {
    fc.assert(
      fc.property(rows, firstIndex, (rows, first) => {
        const segment = encodeSegment(7, first, rows);
        expect(decodeRows(segment)).toEqual(rows.map((row, i) => expectedFrame(row, first + i)));
        expect(rowCount(segment)).toBe(rows.length);
        expect(endIndex(segment)).toBe(first + rows.length);
      }),
    );
  });

  it('survives a structured clone, as IndexedDB makes one', () => {
    fc.assert(
      fc.property(rows, (rows) => {
        const segment = encodeSegment(7, 0, rows);
        expect(structuredClone(segment)).toEqual(segment);
        expect(decodeRows(structuredClone(segment))).toEqual(decodeRows(segment));
      }),
    );
  });

  it('is the same again when its own frames are encoded', () => {
    fc.assert(
      fc.property(rows, firstIndex, (rows, first) => {
        const segment = encodeSegment(7, first, rows);
        expect(encodeSegment(7, first, decodeRows(segment))).toEqual(segment);
      }),
    );
  });

  it('gives any range of rows that it holds', () => {
    fc.assert(
      fc.property(rows, firstIndex, fc.integer(), fc.nat(100), (rows, first, offset, length) => {
        const from = first + (offset % 100);
        const all = rows.map((row, i) => expectedFrame(row, first + i));
        expect(decodeRows(encodeSegment(7, first, rows), from, from + length)).toEqual(
          all.filter(({ index }) => index >= from && index < from + length),
        );
      }),
    );
  });

  it('shares one buffer between its rows, and holds no byte more than they need', () => {
    const segment = encodeSegment(1, 0, [textRow('one'), textRow('drei ü')]);
    expect(decodeRow(segment, 1).payload.buffer).toBe(segment.payload);
    expect(segment.payload.byteLength).toBe(10);
    expect(byteSize(segment)).toBe(10 + 2 * 8 + 2 + 3 * 4);
  });

  it('refuses rows that it does not have', () => {
    const segment = encodeSegment(1, 5, [textRow('one')]);
    for (const i of [-1, 1, Number.NaN]) expect(() => decodeRow(segment, i)).toThrow(RangeError);
  });
});

describe('segment builder', () => {
  it('can be written at any moment and go on growing', () => {
    fc.assert(
      fc.property(rows, (rows) => {
        const builder = new SegmentBuilder(3, 10);
        for (const [i, row] of rows.entries()) {
          expect(builder.append(row)).toBe(true);
          expect(builder.toRecord()).toEqual(encodeSegment(3, 10, rows.slice(0, i + 1)));
        }
      }),
      { numRuns: 20 },
    );
  });

  it('copies a payload, so that its owner may write over it', () => {
    const bytes = new Uint8Array([1, 2, 3]);
    const builder = new SegmentBuilder(1, 0);
    builder.append({ time: 1, direction: 'sent', kind: 'binary', payload: bytes });
    bytes.fill(9);
    expect([...decodeRow(builder.toRecord(), 0).payload]).toEqual([1, 2, 3]);
  });

  it('takes only the bytes that a view shows', () => {
    const payload = new Uint8Array([1, 2, 3, 4]).subarray(1, 3);
    const segment = encodeSegment(1, 0, [{ time: 1, direction: 'sent', kind: 'binary', payload }]);
    expect([...decodeRow(segment, 0).payload]).toEqual([2, 3]);
  });

  it('takes 1,024 rows and no more', () => {
    const builder = new SegmentBuilder(1, 0);
    for (let i = 0; i < SEGMENT_ROWS; i++) expect(builder.append(textRow(`${i}`))).toBe(true);
    expect(builder.append(textRow('one more'))).toBe(false);
    expect(builder.count).toBe(SEGMENT_ROWS);
  });

  it('takes a megabyte of messages and no more', () => {
    const builder = new SegmentBuilder(1, 0);
    for (let i = 0; i < 4; i++) expect(builder.append(textRow('x'.repeat(SEGMENT_BYTES / 4)))).toBe(true);
    expect(builder.append(textRow('x'))).toBe(false);
  });

  it('takes a large message alone, and only its head', () => {
    const builder = new SegmentBuilder(1, 0);
    const large = 'ü'.repeat(SEGMENT_BYTES);
    expect(builder.append(textRow(large))).toBe(true);
    expect(builder.bytes).toBe(HEAD_BYTES);
    expect(builder.append(textRow('x'))).toBe(false);

    const begun = new SegmentBuilder(1, 0);
    begun.append(textRow('x'));
    expect(begun.append(textRow(large))).toBe(false);
    expect(begun.count).toBe(1);
  });

  it('says when rows do not fit into one segment', () => {
    const many = Array.from({ length: SEGMENT_ROWS + 1 }, () => textRow(''));
    expect(() => encodeSegment(1, 0, many)).toThrow(RangeError);
  });
});
