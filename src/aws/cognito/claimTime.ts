/** The names of a claim's TIMESTAMP are English whatever the locale. */
const FORMAT = new Intl.DateTimeFormat('en-US', {
  timeZone: 'UTC',
  weekday: 'short',
  month: 'short',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  year: 'numeric',
  hourCycle: 'h23',
});

/** `Sun Nov 1 09:05:03 UTC 2026`: the day is not padded, all else is (amazon-cognito-identity-js, DateHelper). */
export function formatClaimTime(now: number): string {
  const part = Object.fromEntries(FORMAT.formatToParts(now).map(({ type, value }) => [type, value]));
  return `${part.weekday} ${part.month} ${part.day} ${part.hour}:${part.minute}:${part.second} UTC ${part.year}`;
}
