/** Times, spans and sizes as people read them. Pure: the local zone comes from Date itself. */

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Shown where there is no such time or size. */
const NONE = '–';

const two = (value: number): string => (value < 10 ? `0${value}` : `${value}`);
const three = (value: number): string => (value < 10 ? `00${value}` : value < 100 ? `0${value}` : `${value}`);

/** Epoch ms → local wall clock to the second: `12:05:00`. */
export function formatClock(ms: number): string {
  if (!Number.isFinite(ms)) return NONE;
  const date = new Date(ms);
  return `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`;
}

/**
 * Epoch ms (fractions are cut off) → local wall clock to the millisecond: `12:00:01.163`.
 * Painted once per visible row, hence no Intl.
 */
export function formatTimeOfDay(ms: number): string {
  if (!Number.isFinite(ms)) return NONE;
  return `${formatClock(ms)}.${three(new Date(ms).getMilliseconds())}`;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Epoch ms → local time as short as `now` allows: `12:05:00` today, else `21 Nov, 12:05` or `21 Nov 2025, 12:05`. */
export function formatWhen(ms: number, now: number): string {
  if (!Number.isFinite(ms)) return NONE;
  const date = new Date(ms);
  const today = new Date(now);
  if (date.toDateString() === today.toDateString()) return formatClock(ms);
  const year = date.getFullYear() === today.getFullYear() ? '' : ` ${date.getFullYear()}`;
  return `${date.getDate()} ${MONTHS[date.getMonth()]}${year}, ${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** Whole seconds → `0:41`, `42:10`, `1:02:03`, `6 d 23:59:59`. */
function formatSeconds(total: number): string {
  const days = Math.floor(total / 86_400);
  const hours = Math.floor((total % 86_400) / 3_600);
  const minutes = Math.floor((total % 3_600) / 60);
  const seconds = two(total % 60);
  if (days > 0) return `${days} d ${hours}:${two(minutes)}:${seconds}`;
  return hours > 0 ? `${hours}:${two(minutes)}:${seconds}` : `${minutes}:${seconds}`;
}

/**
 * Milliseconds that are left → `42:10`, `1:02:03`; `expired` from zero down. The last minute rounds up, so
 * that `0:01` is seen; before it part of a second is cut off: an hour that has just begun is `1:00:00`,
 * though the clock that was asked is a little behind the one that said when it ends.
 */
export function formatCountdown(ms: number): string {
  if (!Number.isFinite(ms)) return NONE;
  return ms <= 0 ? 'expired' : formatSeconds((ms < MINUTE ? Math.ceil : Math.floor)(ms / SECOND));
}

/** Milliseconds that have gone by → `0:41`, `12:40`, `1:02:03`. Rounds down. */
export function formatElapsed(ms: number): string {
  if (!Number.isFinite(ms)) return NONE;
  return formatSeconds(Math.max(0, Math.floor(ms / SECOND)));
}

/** A length of time in ms, for sentences: `83 ms`, `1.4 s`, `41 s`, `3 min`, `2 h 5 min`, `6 d 3 h`. */
export function formatDuration(ms: number): string {
  if (!Number.isFinite(ms)) return NONE;
  const span = Math.abs(ms);
  if (Math.round(span) < SECOND) return `${Math.round(span)} ms`;
  if (span < 9_950) return `${(span / SECOND).toFixed(1).replace('.0', '')} s`;
  if (Math.round(span / SECOND) < 60) return `${Math.round(span / SECOND)} s`;
  if (Math.round(span / MINUTE) < 60) return `${Math.round(span / MINUTE)} min`;
  if (span < DAY - MINUTE / 2) return pair(Math.round(span / MINUTE), 60, 'h', 'min');
  return pair(Math.round(span / HOUR), 24, 'd', 'h');
}

function pair(total: number, per: number, large: string, small: string): string {
  const rest = total % per;
  const whole = `${Math.floor(total / per)} ${large}`;
  return rest === 0 ? whole : `${whole} ${rest} ${small}`;
}

const BYTE_UNITS = ['kB', 'MB', 'GB', 'TB'];

/** Bytes in decimal units (1 kB = 1,000 B): `212 B`, `1.2 kB`, `128 kB`, `4.8 MB`. */
export function formatBytes(bytes: number): string {
  if (!Number.isFinite(bytes)) return NONE;
  if (bytes < 1_000) return `${Math.max(0, Math.round(bytes))} B`;
  let value = bytes;
  let unit = -1;
  // 999.5 and more would round to "1000": it belongs to the next unit.
  while (value >= 999.5 && unit < BYTE_UNITS.length - 1) {
    value /= 1_000;
    unit += 1;
  }
  return `${value < 99.95 ? value.toFixed(1) : Math.round(value)} ${BYTE_UNITS[unit]}`;
}
