import type { Audit } from '../page/auditLog.ts';
import { type BenchRow, row } from '../row.ts';

/** What one fault left behind, against what the server counted. */
export interface Outcome {
  /** Messages that the server sent, and those that the log ought to hold whatever happened. */
  sent: number;
  due: number;
  /** How often the fault was made. */
  times: number;
  audit: Audit;
}

/** Messages that ought to be in the log and are not, and rows that are there twice or out of place. */
export function missingRows(id: string, outcomes: readonly Outcome[]): BenchRow[] {
  const sum = (of: (outcome: Outcome) => number) => outcomes.reduce((total, one) => total + of(one), 0);
  const sent = sum((one) => one.sent);
  const missing = sum(({ due, audit }) => Math.max(0, due - audit.numbers, audit.last - audit.numbers));
  const wrong = sum(({ audit }) => audit.repeats + audit.disorder + audit.holes);
  const times = sum((one) => one.times);
  return [
    row(`${id}-missing`, missing, 'frames', `sent, ${times} times`, sent),
    row(`${id}-wrong-place`, wrong, 'frames', `sent, ${times} times`, sent),
  ];
}

/** How many of the outcomes the log tells of in an event row. */
export function toldRow(id: string, outcomes: readonly Outcome[], pattern: RegExp): BenchRow {
  const told = outcomes.filter(({ audit }) => audit.events.some((text) => pattern.test(text)));
  return row(`${id}-told`, told.length, 'times', 'happened', outcomes.length);
}
