import { type Moment, readMoment, type TimeSpan } from './readMoment.ts';
import type { Test } from './types.ts';

type TestReading = { test: Test } | { fault: string };

const EXAMPLE = 'such as 12:00:01.5 or 2026-11-22T12:00';

/**
 * Reads what follows `time:`, `after:` or `before:`. The end of a range is where its moment ends:
 * `12:00..12:05` takes in all of 12:05.
 */
export function readTime(word: string, name: string, value: string, span: TimeSpan | undefined): TestReading {
  const [first = '', last, ...more] = value.split('..');
  if (more.length > 0 || (name !== 'time' && last !== undefined)) return unreadable(word);
  const begin = readEnd(first, span);
  const end = last === undefined ? begin : readEnd(last, span);
  if (begin === undefined || end === undefined || (begin === 'open' && end === 'open')) {
    return span === undefined && isClock(value) ? noDay(word) : unreadable(word);
  }
  if (name === 'after') return timeTest(begin === 'open' ? OPEN_FROM : begin.from, OPEN_TO);
  if (name === 'before') return timeTest(OPEN_FROM, begin === 'open' ? OPEN_TO : begin.from);
  const from = begin === 'open' ? OPEN_FROM : begin.from;
  const to = end === 'open' ? OPEN_TO : endAfter(from, end);
  if (to <= from) return { fault: `“${word}” ends before it begins.` };
  return timeTest(from, to);
}

const OPEN_FROM = Number.NEGATIVE_INFINITY;
const OPEN_TO = Number.POSITIVE_INFINITY;

function timeTest(from: number, to: number): TestReading {
  return { test: { type: 'time', from, to } };
}

function readEnd(text: string, span: TimeSpan | undefined): Moment | 'open' | undefined {
  return text === '' ? 'open' : readMoment(text, span);
}

/** A time of day that has gone by when the range begins is meant for the next day. */
function endAfter(from: number, { to, isTimeOfDay }: Moment): number {
  if (!isTimeOfDay || to > from) return to;
  const date = new Date(to);
  return date.setDate(date.getDate() + 1);
}

function isClock(value: string): boolean {
  return /^[\d:.,]+$/.test(value);
}

function noDay(word: string): TestReading {
  return { fault: `“${word}” needs a date as well, such as 2026-11-22T12:00.` };
}

function unreadable(word: string): TestReading {
  return { fault: `“${word}” needs a time, ${EXAMPLE}.` };
}
