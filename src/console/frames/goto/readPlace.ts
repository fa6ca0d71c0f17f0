/** Where to go: a row's index from 0, or epoch milliseconds. */
export type GoToPlace = { index: number } | { time: number };

/** Epoch milliseconds of a session's first and last row, to find the day that a time of day means. */
export interface Span {
  from: number;
  to: number;
}

const DATE = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[t ]+(.+?))?(z|[+-]\d{2}:?\d{2})?$/i;
const TIME = /^(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,6}))?)?$/;
const DAY = 24 * 60 * 60 * 1_000;

/**
 * Reads the “Go to” box: `#12,345` or `12345` (frames are counted from 1), a local time of day
 * such as `12:00:01.5`, or a date with or without a time, `2026-11-22 12:00`. Never throws.
 */
export function readPlace(input: string, span: Span): GoToPlace | { fault: string } {
  const text = input.trim();
  const number = /^#?\s*(\d[\d,_ ]*)$/.exec(text)?.[1];
  if (number !== undefined) {
    const index = Number(number.replace(/[,_ ]/g, '')) - 1;
    return index < 0 ? { fault: 'Frames are counted from #1.' } : { index };
  }
  const time = timeOfDay(text);
  if (time !== undefined) return { time: onDay(time, span) };
  const moment = readDate(text);
  if (moment !== undefined) return { time: moment };
  const said = text === '' ? 'Say where to go' : `“${text}” is neither a frame’s number nor a time`;
  return { fault: `${said}: #12345, 12:00:01.5 or 2026-11-22 12:00.` };
}

/** Milliseconds since midnight; undefined where it is no time of day. */
function timeOfDay(text: string): number | undefined {
  const match = TIME.exec(text);
  if (match === null) return undefined;
  const [hours, minutes, seconds] = [match[1], match[2], match[3] ?? '0'].map(Number) as [
    number,
    number,
    number,
  ];
  if (hours > 23 || minutes > 59 || seconds > 59) return undefined;
  return ((hours * 60 + minutes) * 60 + seconds) * 1_000 + Number(`0.${match[4] ?? '0'}`) * 1_000;
}

/** On the last day of the session, or on the one before where that day had not come so far. */
function onDay(time: number, { from, to }: Span): number {
  const last = localTime(new Date(to), time);
  const before = localTime(new Date(to - DAY), time);
  return last > to && before >= from ? before : last;
}

/** By the clock on the wall, whatever a change to summer time does. */
function localTime(day: Date, time: number): number {
  const midnight = new Date(day.getFullYear(), day.getMonth(), day.getDate());
  midnight.setHours(Math.floor(time / 3_600_000), Math.floor(time / 60_000) % 60, 0, 0);
  return midnight.getTime() + (time % 60_000);
}

function readDate(text: string): number | undefined {
  const match = DATE.exec(text);
  if (match === null) return undefined;
  const [year, month, day] = [match[1], match[2], match[3]].map(Number) as [number, number, number];
  const time = match[4] === undefined ? 0 : timeOfDay(match[4]);
  const date = new Date(year, month - 1, day);
  if (time === undefined || date.getMonth() !== month - 1 || date.getDate() !== day) return undefined;
  const zone = match[5];
  if (zone === undefined) return localTime(date, time);
  const [, sign, hours, minutes] = /^([+-])(\d{2}):?(\d{2})$/.exec(zone) ?? [undefined, '+', '0', '0'];
  const offset = (Number(hours) * 60 + Number(minutes)) * 60_000 * (sign === '-' ? -1 : 1);
  return Date.UTC(year, month - 1, day) + time - offset;
}
