/** Placeholder for a value that is there but not shown. */
export const MASK = '…';

/** `ASIAEXAMPLE7Q2F` → `ASIA…7Q2F`; ids too short to cut are shown as their first two characters. */
export function maskAccessKeyId(id: string): string {
  return id.length >= 12 ? `${id.slice(0, 4)}${MASK}${id.slice(-4)}` : `${id.slice(0, 2)}${MASK}`;
}

/** First and last characters of a signature, token or hash: enough to tell two apart. */
export function maskSecret(value: string): string {
  return value.length >= 24 ? `${value.slice(0, 4)}${MASK}${value.slice(-4)}` : MASK;
}
