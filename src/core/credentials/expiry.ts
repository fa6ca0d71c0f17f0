const ISO =
  /^(\d{4})-?(\d{2})-?(\d{2})(?:[T ]\s*(\d{2}):?(\d{2})(?::?(\d{2})(?:[.,](\d{1,9}))?)?)?\s*(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?(?:\s+(?:UTC|GMT|[A-Z]{3,4}|[+-]\d{4}))*$/i;
/** `Sun, 22 Nov 2026 12:00:00 GMT` (RFC 9110 section 5.6.7). */
const HTTP_DATE = /^[A-Za-z]{3},? \d{1,2} [A-Za-z]{3} \d{4} \d{2}:\d{2}:\d{2} (?:GMT|UTC|[+-]\d{4})$/;
/** As Python prints it: `datetime.datetime(2026, 11, 22, 12, 0, tzinfo=tzutc())`. */
const PYTHON = /^datetime(?:\.datetime)?\(((?:\s*\d{1,4}\s*,?){3,7})/;
const WRAPPED = /^(?:new\s+)?(?:Date|ISODate|Timestamp)?\s*\(\s*["']?([^"')]*)["']?\s*\)$/;

/** An end of validity understood: epoch ms, and whether the text named its zone. */
export interface Expiry {
  at: number;
  zoned: boolean;
}

/**
 * ISO 8601 (any offset, or none: taken as UTC), epoch seconds, epoch milliseconds (above 1e11),
 * HTTP dates, and the forms in which Go, Python and JavaScript print a time. Undefined otherwise.
 */
export function parseExpiry(text: string): Expiry | undefined {
  const value = text.trim().replace(/^["']|["']$/g, '');
  if (value.length > 80) return undefined;
  const [, inner] = WRAPPED.exec(value) ?? [];
  if (inner !== undefined && inner !== value) return parseExpiry(inner);
  if (/^\d{9,13}(?:\.\d{1,9})?$|^\d(?:\.\d{1,12})?[eE]\+?(?:9|1[0-2])$/.test(value))
    return fromEpoch(Number(value));
  const [, numbers] = PYTHON.exec(value) ?? [];
  if (numbers !== undefined) return fromPython(numbers, /tzutc|utc|gmt/i.test(value));
  if (HTTP_DATE.test(value)) return zonedOrNothing(Date.parse(value.replace('UTC', 'GMT')));
  return fromIso(value);
}

function fromEpoch(value: number): Expiry | undefined {
  return zonedOrNothing(Math.round(value > 1e11 ? value : value * 1_000));
}

function fromPython(numbers: string, zoned: boolean): Expiry | undefined {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = numbers.split(',').map(Number);
  const at = fromParts(year, month, day, hour, minute, second);
  return at === undefined ? undefined : { at, zoned };
}

function fromIso(value: string): Expiry | undefined {
  const match = ISO.exec(value);
  if (!match) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match
    .slice(1, 7)
    .map((part) => Number(part ?? 0));
  const local = fromParts(year, month, day, hour, minute, second);
  if (local === undefined) return undefined;
  const fraction = match[7] === undefined ? 0 : Math.floor(Number(`0.${match[7]}`) * 1_000);
  return { at: local + fraction - offsetMs(match[8]), zoned: match[8] !== undefined };
}

/** UTC parts to epoch ms; undefined where there is no such date (month 13, 30 February). */
function fromParts(
  year: number,
  month: number,
  day: number,
  hour: number,
  minute: number,
  second: number,
): number | undefined {
  if (hour > 23 || minute > 59 || second > 60) return undefined;
  const at = Date.UTC(year, month - 1, day, hour, minute, second);
  const back = new Date(at);
  return back.getUTCMonth() === month - 1 && (back.getUTCDate() === day || second === 60) ? at : undefined;
}

function offsetMs(zone: string | undefined): number {
  if (zone === undefined || /^[A-Z]/i.test(zone)) return 0;
  const digits = zone.replace(/\D/g, '');
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2) || 0);
  return (zone.startsWith('-') ? -1 : 1) * minutes * 60_000;
}

function zonedOrNothing(at: number): Expiry | undefined {
  return Number.isFinite(at) ? { at, zoned: true } : undefined;
}
