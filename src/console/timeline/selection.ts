import { parseFilter } from '#core/filter/parseFilter.ts';
import type { Span } from './scale.ts';

/**
 * The stretch of time that the filter's text lets through; undefined where it names none. An end
 * that it leaves open is infinite. `session` tells the days that times of day belong to.
 */
export function selectionOf(text: string, session: Span): Span | undefined {
  const reading = parseFilter(text, session);
  if ('fault' in reading) return undefined;
  let span: Span | undefined;
  for (const { test, negated } of reading.filter.terms) {
    if (test.type !== 'time' || negated) continue;
    const { from, to } = span ?? { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY };
    span = { from: Math.max(from, test.from), to: Math.min(to, test.to) };
  }
  return span;
}
