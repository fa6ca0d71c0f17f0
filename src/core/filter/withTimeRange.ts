import { formatTimeOfDay } from '../time.ts';
import { readMoment, type TimeSpan } from './readMoment.ts';
import { splitFilter } from './splitFilter.ts';

/** The filter's text without its time terms; those with a minus stay. */
export function withoutTimeRange(text: string): string {
  const kept: string[] = [];
  let at = 0;
  for (const word of splitFilter(text)) {
    if (word.form !== 'plain' || word.negated || !/^(?:time|after|before):/i.test(word.text)) continue;
    kept.push(text.slice(at, word.start));
    at = word.end;
  }
  kept.push(text.slice(at));
  return kept
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '')
    .join(' ');
}

/**
 * The filter's text with `time:from..to` in place of its time terms. Takes in every row from `from`
 * to `to`, epoch milliseconds; fractions are widened. Days are written where `span`, when the
 * session was, does not tell them.
 */
export function withTimeRange(text: string, from: number, to: number, span?: TimeSpan): string {
  const rest = withoutTimeRange(text);
  const range = `time:${write(Math.floor(from), span)}..${write(Math.floor(to), span)}`;
  return rest === '' ? range : `${rest} ${range}`;
}

function write(time: number, span: TimeSpan | undefined): string {
  const clock = formatTimeOfDay(time);
  if (readMoment(clock, span)?.from === time) return clock;
  const date = new Date(time);
  const two = (value: number) => `${value}`.padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}T${clock}`;
}
