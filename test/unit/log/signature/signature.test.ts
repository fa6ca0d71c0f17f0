import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeSegment } from '#log/encodeSegment.ts';
import { buildSignature } from '#log/signature/buildSignature.ts';
import { mayContain } from '#log/signature/mayContain.ts';
import { textRow } from '../support.ts';

const segmentOf = (texts: readonly string[]) =>
  encodeSegment(
    1,
    0,
    texts.map((text) => textRow(text)),
  );

/** Frames of about 200 bytes, as unlike each other as ids and numbers make them. */
const frames = (seed: number, count: number) =>
  Array.from({ length: count }, (_, i) => {
    const random = Math.imul(seed * 1_024 + i + 1, 0x9e3779b1) >>> 0;
    const id = (random % 900_000) + 100_000;
    const user = (Math.imul(random, 0x85ebca6b) >>> 0).toString(16).padStart(8, '0');
    return `{"type":"order","id":"order-${id}","seq":${i},"user":{"id":"${user}","name":"Noor"},"price":${random % 9_999}.25,"status":"open","venue":"XNAS","note":"a frame of about two hundred bytes as JSON has it"}`;
  });

/** Any printable letter of ASCII. */
const letterOf = (n: number) => 32 + ((Math.imul(Math.imul(n + 1, 0x9e3779b1) ^ n, 0x85ebca6b) >>> 8) % 95);

describe('a signature', () => {
  it('never denies what a row holds, in any case', () => {
    const anyRows = fc.array(fc.string({ unit: 'binary-ascii', maxLength: 40 }), {
      minLength: 1,
      maxLength: 12,
    });
    fc.assert(
      fc.property(anyRows, fc.nat(), fc.nat(), fc.nat(), (rows, which, from, length) => {
        const row = rows[which % rows.length]!;
        const start = from % (row.length + 1);
        const needle = row.slice(start, start + (length % 20));
        const signature = buildSignature(segmentOf(rows));
        expect(mayContain(signature, needle)).toBe(true);
        expect(mayContain(signature, needle.toLowerCase())).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('never denies what a row of a full segment holds', () => {
    const rows = frames(7, 512);
    const signature = buildSignature(segmentOf(rows));
    for (const row of rows) expect(mayContain(signature, row)).toBe(true);
  });

  it('rules out nearly every segment without the id that is sought', () => {
    const signature = buildSignature(segmentOf(frames(1, 512)));
    const sought = Array.from({ length: 1_000 }, (_, i) => `"id":"order-${2_000_000 + i * 991}"`);
    expect(sought.filter((needle) => mayContain(signature, needle)).length).toBeLessThan(60);
    expect(mayContain(signature, 'rejected')).toBe(false);
  });

  it('knows no text that two rows hold only together', () => {
    const signature = buildSignature(segmentOf(['first', 'second']));
    expect(mayContain(signature, 'first')).toBe(true);
    expect(mayContain(signature, 'rstse')).toBe(false);
  });

  it('tells nothing of needles shorter than a gram', () => {
    expect(mayContain(buildSignature(segmentOf(['abc'])), 'wxyz')).toBe(true);
    expect(mayContain(buildSignature(segmentOf(['abc'])), 'vwxyz')).toBe(false);
  });

  it('is small where there is little, and never above 16 KB', () => {
    expect(buildSignature(segmentOf(['{"action":"ping"}'])).length).toBe(65);
    expect(buildSignature(segmentOf(frames(1, 128))).length).toBeLessThanOrEqual(4_097);
    expect(buildSignature(segmentOf(frames(1, 512))).length).toBeLessThanOrEqual(8_193);
    const noise = Array.from({ length: 512 }, (_, row) =>
      String.fromCharCode(...Array.from({ length: 400 }, (_, at) => letterOf(row * 400 + at))),
    );
    expect(buildSignature(segmentOf(noise)).length).toBe(16_385);
  });

  it('tells nothing where a payload is only partly in the segment', () => {
    const segment = { ...segmentOf(['head of a long message']), sizes: Float64Array.of(1_000_000) };
    expect(mayContain(buildSignature(segment), 'elsewhere')).toBe(true);
    expect(mayContain(undefined, 'elsewhere')).toBe(true);
  });
});
