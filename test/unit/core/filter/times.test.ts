import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { filterHelp } from '#core/filter/filterHelp.ts';
import { parseFilter } from '#core/filter/parseFilter.ts';
import type { TimeSpan } from '#core/filter/readMoment.ts';
import { withoutTimeRange, withTimeRange } from '#core/filter/withTimeRange.ts';

const at = (hours: number, minutes = 0, seconds = 0, ms = 0, day = 22) =>
  new Date(2026, 10, day, hours, minutes, seconds, ms).getTime();
const SPAN: TimeSpan = { from: at(11, 59), to: at(12, 30) };

function rangeOf(text: string, span: TimeSpan | undefined = SPAN): [number, number] {
  const reading = parseFilter(text, span);
  if ('fault' in reading) throw new Error(reading.fault);
  const test = reading.filter.terms[0]?.test;
  if (test?.type !== 'time') throw new Error('not a time');
  return [test.from, test.to];
}

describe('a time term', () => {
  test.each<[string, number, number]>([
    ['time:12:00:01..12:00:05.5', at(12, 0, 1), at(12, 0, 5, 600)],
    ['time:12:00:01', at(12, 0, 1), at(12, 0, 2)],
    ['time:12:00', at(12), at(12, 1)],
    ['time:12:00:01.25', at(12, 0, 1, 250), at(12, 0, 1, 260)],
    ['TIME:9:05..9:05:07.123', at(9, 5), at(9, 5, 7, 124)],
    ['time:12:00..', at(12), Number.POSITIVE_INFINITY],
    ['time:..12:00', Number.NEGATIVE_INFINITY, at(12, 1)],
    ['after:12:00:01.5', at(12, 0, 1, 500), Number.POSITIVE_INFINITY],
    ['before:12:00', Number.NEGATIVE_INFINITY, at(12)],
    ['time:2026-11-20', at(0, 0, 0, 0, 20), at(0, 0, 0, 0, 21)],
    ['after:2026-11-20T10:15', at(10, 15, 0, 0, 20), Number.POSITIVE_INFINITY],
    ['before:2026-11-22T12:00:00Z', Number.NEGATIVE_INFINITY, Date.UTC(2026, 10, 22, 12)],
    ['before:2026-11-22T12:00:00+01:30', Number.NEGATIVE_INFINITY, Date.UTC(2026, 10, 22, 10, 30)],
    ['time:23:59..0:01', at(23, 59), at(0, 2, 0, 0, 23)],
  ])('%s', (text, from, to) => {
    expect(rangeOf(text)).toEqual([from, to]);
  });

  test('a time of day is that of the session, also past midnight', () => {
    const night = { from: at(23, 50), to: at(0, 30, 0, 0, 23) };
    expect(rangeOf('time:23:55', night)[0]).toBe(at(23, 55));
    expect(rangeOf('time:0:10', night)[0]).toBe(at(0, 10, 0, 0, 23));
    expect(rangeOf('before:1:00', night)[1]).toBe(at(1, 0, 0, 0, 23));
    expect(rangeOf('after:23:00', night)[0]).toBe(at(23));
  });

  test('a time of day is the last one of a session of many days', () => {
    const days = { from: at(10, 0, 0, 0, 18), to: at(9, 0, 0, 0, 22) };
    expect(rangeOf('after:12:00', days)[0]).toBe(at(12, 0, 0, 0, 21));
    expect(rangeOf('time:8:00..12:00', days)).toEqual([at(8), at(12, 1)]);
    expect(rangeOf('time:12:00..8:00', days)).toEqual([at(12, 0, 0, 0, 21), at(8, 1)]);
  });

  test('a time of day far from the session is on its day, not on the day that is a little nearer', () => {
    const afternoon = { from: at(13), to: at(13, 10) };
    expect(rangeOf('after:0:30', afternoon)[0]).toBe(at(0, 30));
    expect(rangeOf('time:0:30..23:00', afternoon)).toEqual([at(0, 30), at(23, 1)]);
    const morning = { from: at(11), to: at(11, 10) };
    expect(rangeOf('before:23:30', morning)[1]).toBe(at(23, 30));
  });

  test.each([
    ['time:', 'needs a time'],
    ['time:..', 'needs a time'],
    ['time:25:00', 'needs a time'],
    ['time:12:60', 'needs a time'],
    ['time:2026-02-31', 'needs a time'],
    ['time:2026-11-22T', 'needs a time'],
    ['time:1..2..3', 'needs a time'],
    ['after:12:00..13:00', 'needs a time'],
    ['before:noon', 'needs a time'],
    ['time:2026-11-22T12:00..2026-11-21T12:00', 'ends before it begins'],
  ])('%s is told in a sentence that names it', (text, hint) => {
    const reading = parseFilter(text, SPAN);
    expect('fault' in reading && reading.fault).toContain(hint);
    expect('fault' in reading && reading.fault).toContain(`“${text}”`);
  });

  test('a time of day without any session asks for the date', () => {
    const reading = parseFilter('after:12:00');
    expect('fault' in reading && reading.fault).toContain('needs a date');
    expect('fault' in parseFilter('after:2026-11-22T12:00')).toBe(false);
  });
});

describe('other ranges', () => {
  const testsOf = (text: string) => {
    const reading = parseFilter(text);
    if ('fault' in reading) throw new Error(reading.fault);
    return reading.filter.terms.map(({ test }) => test);
  };

  test('sizes and rows have both ends, or one', () => {
    expect(testsOf('size:1k..2k size=..200 size:1.5k.. #100..200 #7 index:5.. #..9')).toEqual([
      { type: 'sizeRange', least: 1_000, most: 2_000 },
      { type: 'sizeRange', least: 0, most: 200 },
      { type: 'sizeRange', least: 1_500, most: Number.POSITIVE_INFINITY },
      { type: 'index', first: 99, last: 199 },
      { type: 'index', first: 6, last: 6 },
      { type: 'index', first: 4, last: Number.POSITIVE_INFINITY },
      { type: 'index', first: -1, last: 8 },
    ]);
  });

  test('a word that only begins like a row is text', () => {
    expect(testsOf('#ops #12a $5 $')).toEqual(
      ['#ops', '#12a', '$5', '$'].map((text) => ({ type: 'text', text })),
    );
  });

  test.each(['size:2k..1k', '#9..3', 'index:x', 'index:..', 'size:..', 'size:1k..big'])(
    '%s is told',
    (text) => {
      const reading = parseFilter(text);
      expect('fault' in reading && reading.fault).toContain(`“${text}”`);
    },
  );
});

describe('writing a time range', () => {
  test('it is read back as it was, whatever else is in the box', () => {
    const moment = fc.integer({ min: at(0), max: at(23, 59, 59, 999) });
    fc.assert(
      fc.property(
        moment,
        moment,
        fc.constantFrom('', 'deploy', '"time:1" -x', '$.a="b c" time:12:00..'),
        (a, b, text) => {
          const [from, to] = a < b ? [a, b] : [b, a];
          for (const span of [undefined, { from: at(12), to: at(12, 30) }, { from: 0, to: 1 }]) {
            const written = withTimeRange(text, from + 0.4, to + 0.7, span);
            const reading = parseFilter(written, span);
            if ('fault' in reading) throw new Error(reading.fault);
            expect(reading.filter.terms.at(-1)?.test).toEqual({ type: 'time', from, to: to + 1 });
            expect(withoutTimeRange(written)).toBe(withoutTimeRange(text));
            expect(withTimeRange(written, from, to, span)).toBe(written);
          }
        },
      ),
    );
  });

  test('it is short on the day of the session and has the date on others', () => {
    expect(withTimeRange('', at(12, 0, 1), at(12, 0, 5, 500), SPAN)).toBe('time:12:00:01.000..12:00:05.500');
    expect(withTimeRange('a', at(12), at(13), undefined)).toBe(
      'a time:2026-11-22T12:00:00.000..2026-11-22T13:00:00.000',
    );
  });

  test('it takes the place of time terms only', () => {
    expect(withoutTimeRange('a time:12:00 after:11:00 b -time:12:00 "before:1"')).toBe(
      'a b -time:12:00 "before:1"',
    );
  });
});

test('every example of the help is understood', () => {
  for (const { example, meaning } of filterHelp) {
    const reading = parseFilter(example, SPAN);
    expect('fault' in reading ? reading.fault : '').toBe('');
    expect(meaning).not.toMatch(/[.!]$/);
  }
  expect(new Set(filterHelp.map(({ example }) => example)).size).toBe(filterHelp.length);
});
