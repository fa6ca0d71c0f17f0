const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Lengths that people count in, up to a day, in milliseconds. */
const STEPS = [
  ...[1, 2, 5, 10, 20, 50, 100, 200, 500],
  ...[1, 2, 5, 10, 15, 30].map((seconds) => seconds * SECOND),
  ...[1, 2, 5, 10, 15, 30].map((minutes) => minutes * MINUTE),
  ...[1, 2, 3, 6, 12].map((hours) => hours * HOUR),
  DAY,
];

/** The shortest such length of at least `least` milliseconds; beyond a day, whole days doubled. */
export function stepOf(least: number): number {
  const step = STEPS.find((one) => one >= least);
  if (step !== undefined) return step;
  let days = 2;
  while (days * DAY < least) days *= 2;
  return days * DAY;
}

/** Epoch milliseconds `from` (inclusive) to `to`. */
export interface Span {
  from: number;
  to: number;
}

export interface Tick {
  time: number;
  label: string;
}

const two = (value: number): string => `${value}`.padStart(2, '0');

/** Marks at round local times, `most` at the most, labelled as finely as they stand apart. */
export function ticksOf({ from, to }: Span, most: number): Tick[] {
  if (most < 1) return [];
  const step = stepOf((to - from) / most);
  // Round local times are round in epoch time only where the zone's offset is.
  const offset = new Date(from).getTimezoneOffset() * MINUTE;
  const ticks: Tick[] = [];
  for (let time = Math.ceil((from - offset) / step) * step + offset; time <= to; time += step) {
    ticks.push({ time, label: labelOf(new Date(time), step) });
  }
  return ticks;
}

function labelOf(date: Date, step: number): string {
  if (step >= DAY) return `${date.getDate()}.${date.getMonth() + 1}.`;
  const minutes = `${two(date.getHours())}:${two(date.getMinutes())}`;
  if (step >= MINUTE) return minutes;
  const seconds = `${minutes}:${two(date.getSeconds())}`;
  if (step >= SECOND) return seconds;
  return `${seconds}.${`${date.getMilliseconds()}`.padStart(3, '0')}`;
}
