import { TICKER_LIMITS, type TickerOrder } from './ticker.ts';

/** Reads `rate`, `size`, and `count` or `seconds` of a ticker message; a sentence where one is out of range. */
export function readTickerOrder(body: Record<string, unknown>): TickerOrder | string {
  const { rate = 10, size = 200, count, seconds } = body;
  const wanted =
    count ??
    (typeof seconds === 'number' && typeof rate === 'number' ? Math.round(rate * seconds) : undefined);
  if (!within('rate', rate)) return outside('rate');
  if (!within('size', size) || !Number.isInteger(size)) return outside('size');
  if (wanted === undefined && seconds === undefined) return { rate, size, count: Number.POSITIVE_INFINITY };
  if (!within('count', wanted) || !Number.isInteger(wanted)) return outside('count');
  return { rate, size, count: wanted };
}

function within(name: keyof typeof TICKER_LIMITS, value: unknown): value is number {
  const [least, most] = TICKER_LIMITS[name];
  return typeof value === 'number' && value >= least && value <= most;
}

function outside(name: keyof typeof TICKER_LIMITS): string {
  const [least, most] = TICKER_LIMITS[name];
  return `The ticker's ${name} must be from ${least} to ${most}.`;
}
