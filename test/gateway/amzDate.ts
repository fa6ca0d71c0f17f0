/** `YYYYMMDDTHHMMSSZ` of epoch milliseconds (SigV4's ISO 8601 basic format, UTC). */
export function formatAmzDate(ms: number): string {
  return new Date(ms).toISOString().replace(/[-:]|\.\d{3}/g, '');
}

/** Epoch milliseconds of `YYYYMMDDTHHMMSSZ`, or undefined where it is none (or no date of the calendar). */
export function parseAmzDate(text: string): number | undefined {
  const match = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z$/.exec(text);
  if (!match) return undefined;
  const [, year, month, day, hour, minute, second] = match.map(Number);
  const ms = Date.UTC(year!, month! - 1, day, hour, minute, second);
  // Date.UTC rolls 31 February over into March: what does not come back as it went in is no date.
  return formatAmzDate(ms) === text ? ms : undefined;
}
