import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readPlace } from '#console/frames/goto/readPlace.ts';

/** From 10:00 to 14:00 of one day. */
const DAY = new Date(2026, 10, 22);
const at = (hours: number, minutes = 0, seconds = 0, ms = 0, day = DAY.getDate()) =>
  new Date(2026, 10, day, hours, minutes, seconds, ms).getTime();
const SPAN = { from: at(10), to: at(14) };

test.each([
  ['#12345', 12_344],
  ['12345', 12_344],
  [' # 12,345 ', 12_344],
  ['1', 0],
])('%j is a frame, counted from 1', (text, index) => {
  expect(readPlace(text, SPAN)).toEqual({ index });
});

test.each([
  ['12:00', at(12)],
  ['12:00:01', at(12, 0, 1)],
  ['12:00:01.5', at(12, 0, 1, 500)],
  ['9:05:01,25', at(9, 5, 1, 250)],
])('%j is a time of the session’s day', (text, time) => {
  expect(readPlace(text, SPAN)).toEqual({ time });
});

test('a time of day after the last frame is of the day before, where the session ran then', () => {
  const span = { from: at(20, 0, 0, 0, 21), to: at(2) };
  expect(readPlace('23:30', span)).toEqual({ time: at(23, 30, 0, 0, 21) });
  expect(readPlace('1:30', span)).toEqual({ time: at(1, 30) });
});

test.each([
  ['2026-11-22', at(0)],
  ['2026-11-22 12:00', at(12)],
  ['2026-11-22T12:00:01.5', at(12, 0, 1, 500)],
  ['2026-11-22T12:00:01.5Z', Date.UTC(2026, 10, 22, 12, 0, 1, 500)],
  ['2026-11-22T12:00:00+02:00', Date.UTC(2026, 10, 22, 10)],
  ['2026-11-22 12:00-05:30', Date.UTC(2026, 10, 22, 17, 30)],
])('%j is a date and time', (text, time) => {
  expect(readPlace(text, SPAN)).toEqual({ time });
});

test.each(['', 'yesterday', '25:00', '12:60', '2026-02-30', '2026-11-22 99:00', '#', '12.5'])(
  '%j is answered with a sentence that shows what can be said',
  (text) => {
    expect(readPlace(text, SPAN)).toEqual({ fault: expect.stringMatching(/#12345, 12:00:01\.5 or 2026/) });
  },
);

test('there is no frame 0', () => {
  expect(readPlace('0', SPAN)).toEqual({ fault: 'Frames are counted from #1.' });
});

test('reads back every moment that the list shows', () => {
  fc.assert(
    fc.property(fc.integer({ min: SPAN.from, max: SPAN.to }), (moment) => {
      const date = new Date(moment);
      const two = (value: number) => String(value).padStart(2, '0');
      const time = `${date.getHours()}:${two(date.getMinutes())}:${two(date.getSeconds())}`;
      const ms = String(date.getMilliseconds()).padStart(3, '0');
      expect(readPlace(`${time}.${ms}`, SPAN)).toEqual({ time: moment });
      expect(readPlace(date.toISOString(), SPAN)).toEqual({ time: moment });
    }),
  );
});

test('never throws', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const place = readPlace(text, SPAN);
      expect(Object.values(place)[0]).not.toBeNaN();
    }),
  );
});
