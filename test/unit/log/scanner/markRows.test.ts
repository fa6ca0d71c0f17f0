import fc from 'fast-check';
import { expect, it } from 'vitest';
import { encodeSegment } from '#log/encodeSegment.ts';
import { markRows } from '#log/scanner/markRows.ts';
import { segmentText } from '#log/scanner/segmentText.ts';
import { textRow } from '../support.ts';

const text = (units: readonly string[], maxLength: number) =>
  fc.array(fc.constantFrom(...units), { maxLength }).map((all) => all.join(''));

it('marks the rows that hold the needle whole, and none for what two rows hold together', () => {
  const rows = fc.array(text(['a', 'A', 'b', '1', '.', 'é', '\u212a'], 6), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(rows, text(['a', 'b', '1', '.', 'k'], 4), (payloads, needle) => {
      const segment = encodeSegment(
        1,
        0,
        payloads.map((payload) => textRow(payload)),
      );
      const marks = new Uint8Array(payloads.length);
      markRows(segment, segmentText(segment), needle, marks);
      const folded = payloads.map((payload) => payload.replaceAll('A', 'a'));
      expect([...marks]).toEqual(folded.map((payload) => (payload.includes(needle) ? 1 : 0)));
    }),
    { numRuns: 1_000 },
  );
});
