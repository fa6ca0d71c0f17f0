const FORMAT = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium' });

/** Date and time of day in the person's zone and language. @param ms epoch milliseconds */
export function formatDate(ms: number): string {
  return FORMAT.format(ms);
}
