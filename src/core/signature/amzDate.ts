/** `YYYYMMDDTHHMMSSZ` of epoch milliseconds (SigV4's ISO 8601 basic format, UTC). */
export function formatAmzDate(ms: number): string {
  return new Date(ms).toISOString().replace(/[-:]|\.\d{3}/g, '');
}

/** Epoch milliseconds of `YYYYMMDDTHHMMSSZ`; undefined for any other text and for days no calendar has. */
export function parseAmzDate(text: string): number | undefined {
  const parts = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text);
  if (!parts) return undefined;
  const [year, month, day, hour, minute, second] = parts.slice(1).map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const ms = Date.UTC(year, month - 1, day, hour, minute, second);
  // Date.UTC carries 31 February over into March, and reads years below 100 as 19xx.
  return formatAmzDate(ms) === text ? ms : undefined;
}
