import { type ColumnsTest, isColumnsTest, testColumns } from '#core/filter/testColumns.ts';
import type { Filter, Term } from '#core/filter/types.ts';
import { type SegmentRecord, sizeOf } from '../segment.ts';
import { mayTakeLong } from './mayTakeLong.ts';
import { payloadSteps } from './payloadSteps.ts';
import { rowColumns } from './rowColumns.ts';
import { segmentText } from './segmentText.ts';
import { signatureTest } from './signatureTest.ts';

/** Rows of a segment that are tested at a stretch where a test can take long with each. */
const SLOW_STRIDE = 64;

/** Positions of rows that pass, counted from the segment's first, in order. */
export interface SegmentMatch {
  rows: number[];
  /** Rows that their columns let pass, and of whose payload only the head is in the segment. */
  large: number[];
}

/** One segment, made ready for a filter. */
export interface SegmentSearch {
  /** Tests rows `from` to `to` (exclusive). */
  match(from: number, to: number): SegmentMatch;
}

export interface SegmentMatcher {
  /** So many rows at a time take no longer than may be. */
  stride: number;
  /** Whether a segment with this signature may hold rows that pass; undefined where none can tell. */
  mayHold: ((signature: Uint8Array | undefined) => boolean) | undefined;
  open(segment: SegmentRecord): SegmentSearch;
}

/**
 * A filter made ready for many segments. What the columns tell is tested first, then what a search
 * through the whole segment tells, and single payloads are looked at last.
 */
export function compileFilter(filter: Filter): SegmentMatcher {
  const columns = filter.terms.filter(isColumnsTerm);
  const payloads = payloadSteps(filter.terms.filter((term) => !isColumnsTerm(term)));
  const passesColumns = (segment: SegmentRecord, row: number): boolean => {
    if (columns.length === 0) return true;
    const facts = rowColumns(segment, row);
    return columns.every(({ test, negated }) => testColumns(test, facts) !== negated);
  };

  return {
    stride: mayTakeLong(filter) ? SLOW_STRIDE : Number.POSITIVE_INFINITY,
    mayHold: signatureTest(filter),
    open(segment) {
      const text = segmentText(segment);
      const steps = payloads.map((step) => step(segment, text));
      return {
        match(from, to) {
          const rows: number[] = [];
          const large: number[] = [];
          for (let row = from; row < to; row += 1) {
            if (passesColumns(segment, row)) (hasRest(segment, row) ? large : rows).push(row);
          }
          if (payloads.length === 0) return { rows: [...rows, ...large], large: [] };
          return { rows: steps.reduce((left, step) => (left.length > 0 ? step(left) : left), rows), large };
        },
      };
    },
  };
}

function isColumnsTerm(term: Term): term is Term & { test: ColumnsTest } {
  return isColumnsTest(term.test);
}

function hasRest(segment: SegmentRecord, row: number): boolean {
  if (segment.sizes === undefined) return false;
  return sizeOf(segment, row) > segment.offsets[row + 1]! - segment.offsets[row]!;
}
