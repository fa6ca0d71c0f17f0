import { matches } from '#core/filter/matches.ts';
import { needlesOf } from '#core/filter/needles.ts';
import { type ColumnsTest, isColumnsTest, testColumns } from '#core/filter/testColumns.ts';
import type { Filter, Term } from '#core/filter/types.ts';
import { decodeRow, rowCount, type SegmentRecord, sizeOf } from '../segment.ts';
import { mayContain } from '../signature/mayContain.ts';
import { markRows } from './markRows.ts';
import { rowColumns } from './rowColumns.ts';
import { type SegmentText, segmentText } from './segmentText.ts';

/** More alternatives than this cost more than looking at the rows themselves. */
const MOST_NEEDLES = 8;
/** Rows of a segment that are tested at a stretch where a regular expression looks at each. */
const REGEX_STRIDE = 64;

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

interface PayloadStep {
  term: Term;
  /** One of these is in the payload of every row that passes the test; undefined where none is known. */
  needles: readonly string[] | undefined;
  /** Every row that has one of them passes the test. */
  exact: boolean;
}

/**
 * A filter made ready for many segments. What the columns tell is tested first, then what a search
 * through the whole segment tells, and single payloads are looked at last.
 */
export function compileFilter(filter: Filter): SegmentMatcher {
  const columns = filter.terms.filter(isColumnsTerm);
  const payloads = filter.terms.filter((term) => !isColumnsTerm(term)).map(payloadStep);
  payloads.sort((a, b) => costOf(a) - costOf(b));
  const passesColumns = (segment: SegmentRecord, row: number): boolean => {
    if (columns.length === 0) return true;
    const facts = rowColumns(segment, row);
    return columns.every(({ test, negated }) => testColumns(test, facts) !== negated);
  };

  return {
    stride: filter.terms.some(({ test }) => test.type === 'regex') ? REGEX_STRIDE : Number.POSITIVE_INFINITY,
    mayHold: bySignature(filter),
    open(segment) {
      const text = segmentText(segment);
      const steps = payloads.map((step) => openStep(step, segment, text));
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

function bySignature({ terms }: Filter): SegmentMatcher['mayHold'] {
  const wanted = terms
    .filter(({ negated }) => !negated)
    .map(({ test }) => needlesOf(test)?.any)
    .filter((any) => any !== undefined);
  if (wanted.length === 0) return undefined;
  return (signature) => wanted.every((any) => any.some((needle) => mayContain(signature, needle)));
}

function payloadStep(term: Term): PayloadStep {
  const needles = needlesOf(term.test);
  if (needles === undefined || needles.any.length > MOST_NEEDLES) {
    return { term, needles: undefined, exact: false };
  }
  return { term, needles: needles.any, exact: needles.exact };
}

/** Regular expressions come last: they alone can be slow without bound. */
function costOf({ term, needles, exact }: PayloadStep): number {
  if (exact) return 0;
  return (needles === undefined ? 2 : 1) + (term.test.type === 'regex' ? 2 : 0);
}

/** The step for one segment: of some rows it keeps those that pass. */
function openStep(
  { term, needles, exact }: PayloadStep,
  segment: SegmentRecord,
  text: SegmentText,
): (rows: readonly number[]) => number[] {
  const alone: Filter = { terms: [term] };
  const look = (row: number) => matches(alone, decodeRow(segment, row));
  if (needles === undefined) return (rows) => rows.filter(look);
  let marks: Uint8Array | undefined;
  return (rows) => {
    marks ??= markAll(segment, text, needles);
    return rows.filter((row) => {
      if (marks![row] === 0) return term.negated;
      return exact ? !term.negated : look(row);
    });
  };
}

function markAll(segment: SegmentRecord, text: SegmentText, needles: readonly string[]): Uint8Array {
  const marks = new Uint8Array(rowCount(segment));
  for (const needle of needles) markRows(segment, text, needle, marks);
  return marks;
}
