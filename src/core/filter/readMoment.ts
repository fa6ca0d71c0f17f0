/** When a session was: a time of day means one of its days, or the nearest. Epoch milliseconds. */
export interface TimeSpan {
  from: number;
  to: number;
}

/** A written time, which stands for all moments that are written alike: `12:00` lasts a minute. */
export interface Moment {
  from: number;
  /** Does not belong to it. */
  to: number;
  /** The day was not written. */
  isTimeOfDay: boolean;
}

const DATE = /^(\d{4})-(\d\d)-(\d\d)(?:$|T)/;
const TIME = /^(\d\d?):(\d\d)(?::(\d\d)(?:[.,](\d{1,3}))?)?(Z|[+-]\d\d:\d\d)?$/i;
const MINUTE = 60_000;

/**
 * Reads `12:00:01.5`, `2026-11-22`, `2026-11-22T12:00` (local time) or with `Z` or `+01:00` at its
 * end (RFC 3339). Undefined for anything else, such as a 31st of February.
 */
export function readMoment(text: string, span: TimeSpan | undefined): Moment | undefined {
  const date = DATE.exec(text);
  const rest = date === null ? text : text.slice(date[0].length);
  if (date !== null && rest === '') {
    if (text.length > 10) return undefined;
    const from = localTime(date, 0);
    return from === undefined ? undefined : { from, to: nextDay(from), isTimeOfDay: false };
  }
  const time = readTime(rest);
  if (time === undefined) return undefined;
  const { sinceMidnight, lasts, zone } = time;
  if (date !== null) {
    const from = zone === undefined ? localTime(date, sinceMidnight) : utcTime(date, sinceMidnight, zone);
    return from === undefined ? undefined : { from, to: from + lasts, isTimeOfDay: false };
  }
  if (zone !== undefined || span === undefined) return undefined;
  const from = nearest(sinceMidnight, span);
  return { from, to: from + lasts, isTimeOfDay: true };
}

interface Time {
  sinceMidnight: number;
  lasts: number;
  /** `Z`, `+01:00`. */
  zone: string | undefined;
}

function readTime(text: string): Time | undefined {
  const match = TIME.exec(text);
  if (match === null) return undefined;
  const [, hours, minutes, seconds, fraction = '', zone] = match;
  if (Number(hours) > 23 || Number(minutes) > 59 || Number(seconds ?? 0) > 59) return undefined;
  const whole = (Number(hours) * 60 + Number(minutes)) * MINUTE + Number(seconds ?? 0) * 1_000;
  const lasts = seconds === undefined ? MINUTE : 1_000 / 10 ** fraction.length;
  return { sinceMidnight: whole + Number(fraction.padEnd(3, '0')), lasts, zone };
}

/** The clock's time on that day, also where the day has 23 or 25 hours. */
function localTime([, year, month, day]: RegExpExecArray, sinceMidnight: number): number | undefined {
  const date = new Date(Number(year), Number(month) - 1, Number(day));
  if (date.getMonth() !== Number(month) - 1) return undefined;
  return date.setHours(0, 0, 0, sinceMidnight);
}

function utcTime(
  [, year, month, day]: RegExpExecArray,
  sinceMidnight: number,
  zone: string,
): number | undefined {
  const midnight = Date.UTC(Number(year), Number(month) - 1, Number(day));
  if (new Date(midnight).getUTCMonth() !== Number(month) - 1) return undefined;
  const [hours, minutes] = zone.slice(1).split(':').map(Number);
  const offset = /z/i.test(zone) ? 0 : ((hours ?? 0) * 60 + (minutes ?? 0)) * MINUTE;
  return midnight + sinceMidnight - (zone.startsWith('-') ? -offset : offset);
}

function nextDay(midnight: number): number {
  const date = new Date(midnight);
  return date.setDate(date.getDate() + 1);
}

/** So much nearer a day before or after the session has to be, for a time of day to mean it. */
const OTHER_DAY = 18 * 60 * MINUTE;

/**
 * That time of day within the span, the last one if there are several; or else nearest to it, on its
 * days rather than beside them: at one in the afternoon, 0:30 is that of the night before.
 */
function nearest(sinceMidnight: number, { from, to }: TimeSpan): number {
  const onDay = (moment: number, days: number, time = sinceMidnight) => {
    const date = new Date(moment);
    // By the calendar, as a day can have 23 or 25 hours.
    date.setDate(date.getDate() + days);
    return date.setHours(0, 0, 0, time);
  };
  const [begin, end] = [onDay(from, 0, 0), onDay(to, 1, 0)];
  const choices = [onDay(from, -1), onDay(from, 0), onDay(to, -1), onDay(to, 0), onDay(to, 1)];
  const distance = (time: number) =>
    Math.max(from - time, time - to, 0) + (time >= begin && time < end ? 0 : OTHER_DAY);
  return choices.reduce((best, time) => (distance(time) <= distance(best) ? time : best));
}
