import { isAscii } from '#core/filter/isAscii.ts';
import { matches } from '#core/filter/matches.ts';
import { type AnyOf, needlesOf } from '#core/filter/needles.ts';
import { REGEX_REACH } from '#core/filter/testRegex.ts';
import type { Filter, Term, Test } from '#core/filter/types.ts';
import { decodeRow, isBad, rowCount, type SegmentRecord } from '../segment.ts';
import { markRows } from './markRows.ts';
import type { SegmentText } from './segmentText.ts';

/** More alternatives than this cost more than looking at the rows themselves. */
const MOST_NEEDLES = 8;

/** Of some rows of the segment it keeps those that pass. */
export type RowSieve = (rows: readonly number[]) => number[];

type RowTest = (row: number) => boolean;

/** A term, made ready for a segment. */
export type PayloadStep = (segment: SegmentRecord, text: SegmentText) => RowSieve;

/** Terms on the payload as steps: first those that a search through the whole segment decides. */
export function payloadSteps(terms: readonly Term[]): PayloadStep[] {
  return terms
    .map((term) => ({ term, ...needlesOf(term.test) }))
    .map(({ term, all, exact }) => ({ term, exact, all: all.filter((any) => any.length <= MOST_NEEDLES) }))
    .sort((a, b) => costOf(a.term, a.exact) - costOf(b.term, b.exact))
    .map(({ term, all, exact }) => stepOf(term, all, exact));
}

/** Regular expressions come last: they alone can be slow without bound. */
function costOf({ test }: Term, exact: boolean): number {
  if (exact) return 0;
  return test.type === 'regex' ? 2 : 1;
}

function stepOf(term: Term, all: readonly AnyOf[], exact: boolean): PayloadStep {
  const alone: Filter = { terms: [term] };
  return (segment, text) => {
    let look: RowTest | undefined;
    let marks: Uint8Array[] | undefined;
    const isCandidate = (row: number): boolean =>
      marks!.every((some) => some[row] === 1) || (term.test.type === 'error' && isBad(segment, row));
    return (rows) => {
      if (isRuledOut(term.test, text)) return term.negated ? [...rows] : [];
      look ??= regexTest(term, segment, text) ?? ((row) => matches(alone, decodeRow(segment, row)));
      marks ??= all.map((any) => markAny(segment, text, any));
      return rows.filter((row) => {
        if (!isCandidate(row)) return term.negated;
        return exact ? !term.negated : look!(row);
      });
    };
  };
}

/** Where text and bytes are one, a row's text is a piece of the segment's and need not be decoded. */
function regexTest(
  { test, negated }: Term,
  { offsets }: SegmentRecord,
  text: SegmentText,
): RowTest | undefined {
  if (test.type !== 'regex') return undefined;
  const whole = text.bytes();
  if (whole !== text.utf8()) return undefined;
  return (row) => {
    const start = offsets[row]!;
    return test.regex.test(whole.slice(start, Math.min(offsets[row + 1]!, start + REGEX_REACH))) !== negated;
  };
}

function markAny(segment: SegmentRecord, text: SegmentText, any: AnyOf): Uint8Array {
  const marks = new Uint8Array(rowCount(segment));
  for (const needle of any) markRows(segment, text, needle, marks);
  return marks;
}

/**
 * Text beyond ASCII that is nowhere in the segment is in no row. A sigma is left to the rows, as its
 * lower case depends on what stands around it, and so is what stands for bytes that are not UTF-8.
 */
function isRuledOut(test: Test, text: SegmentText): boolean {
  if (test.type !== 'text' || isAscii(test.text) || /[\u03c3\u03c2\ufffd]/.test(test.text)) return false;
  return !text.lower().includes(test.text);
}
