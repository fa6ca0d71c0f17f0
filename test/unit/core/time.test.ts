import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatBytes,
  formatClock,
  formatCountdown,
  formatDuration,
  formatElapsed,
  formatTimeOfDay,
  formatWhen,
} from '#core/time.ts';

const local = (...parts: [number, number, number, number]): number =>
  new Date(2026, 10, 22, ...parts).getTime();
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe('times', () => {
  it('are local, padded, to the second or to the millisecond', () => {
    expect(formatClock(local(12, 5, 0, 999))).toBe('12:05:00');
    expect(formatTimeOfDay(local(0, 0, 9, 7))).toBe('00:00:09.007');
    expect(formatTimeOfDay(local(12, 0, 1, 163))).toBe('12:00:01.163');
  });

  it('cut fractions off rather than rounding into the next second', () => {
    expect(formatTimeOfDay(local(23, 59, 59, 999) + 0.9)).toBe('23:59:59.999');
  });

  it('agree with Intl for any time', () => {
    const intl = new Intl.DateTimeFormat('en-GB', {
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      fractionalSecondDigits: 3,
      hourCycle: 'h23',
    });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4e12 }), (ms) => {
        expect(formatTimeOfDay(ms)).toBe(intl.format(ms));
      }),
    );
  });
});

describe('countdowns', () => {
  it.each([
    [42 * MINUTE + 10_000, '42:10'],
    [HOUR + 2 * MINUTE + 3_000, '1:02:03'],
    [HOUR + 999, '1:00:00'],
    [299_999, '4:59'],
    [60_001, '1:00'],
    [59_001, '1:00'],
    [59_000, '0:59'],
    [1, '0:01'],
    [0, 'expired'],
    [-5, 'expired'],
    [24 * HOUR, '1 d 0:00:00'],
    [7 * 24 * HOUR - 1_000, '6 d 23:59:59'],
    [Number.NaN, '–'],
  ])('%d ms left is %s', (ms, text) => {
    expect(formatCountdown(ms)).toBe(text);
  });

  it('elapsed time rounds down, so that it never runs ahead', () => {
    expect(formatElapsed(12 * MINUTE + 40_999)).toBe('12:40');
    expect(formatElapsed(-1)).toBe('0:00');
  });
});

describe('durations', () => {
  it.each([
    [0, '0 ms'],
    [83.4, '83 ms'],
    [999.6, '1 s'],
    [1_400, '1.4 s'],
    [9_960, '10 s'],
    [41_000, '41 s'],
    [59_600, '1 min'],
    [3 * MINUTE, '3 min'],
    [59.6 * MINUTE, '1 h'],
    [2 * HOUR + 5 * MINUTE, '2 h 5 min'],
    [24 * HOUR - 1, '1 d'],
    [147 * HOUR, '6 d 3 h'],
    [-41_000, '41 s'],
  ])('%d ms is %s', (ms, text) => {
    expect(formatDuration(ms)).toBe(text);
  });
});

describe('sizes', () => {
  it.each([
    [0, '0 B'],
    [212, '212 B'],
    [999, '999 B'],
    [1_000, '1.0 kB'],
    [1_240, '1.2 kB'],
    [99_940, '99.9 kB'],
    [99_960, '100 kB'],
    [128_000, '128 kB'],
    [999_600, '1.0 MB'],
    [4_800_000, '4.8 MB'],
    [2.5e9, '2.5 GB'],
    [5e15, '5000 TB'],
  ])('%d bytes are %s', (bytes, text) => {
    expect(formatBytes(bytes)).toBe(text);
  });

  it('stay short and within 5% for any size', () => {
    const scale: Record<string, number> = { B: 1, kB: 1e3, MB: 1e6, GB: 1e9, TB: 1e12 };
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9e14 }), (bytes) => {
        const [value = '', unit = ''] = formatBytes(bytes).split(' ');
        expect(value.length).toBeLessThanOrEqual(4);
        expect(Math.abs((Number(value) * (scale[unit] ?? 0)) / bytes - 1)).toBeLessThan(0.05);
      }),
    );
  });
});

describe('a day and time', () => {
  const at = (...parts: [number, number, number, number, number]) => new Date(...parts).getTime();

  it('is as short as it can be', () => {
    const now = at(2026, 10, 22, 12, 0);
    expect(formatWhen(at(2026, 10, 22, 9, 5), now)).toBe('09:05:00');
    expect(formatWhen(at(2026, 10, 21, 23, 59), now)).toBe('21 Nov, 23:59');
    expect(formatWhen(at(2025, 10, 22, 9, 5), now)).toBe('22 Nov 2025, 09:05');
    expect(formatWhen(Number.NaN, now)).toBe('–');
  });
});
