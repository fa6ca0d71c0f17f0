import type { ProfileSecrets } from '../vault/secrets.ts';

/** Credentials with less left than this are renewed. */
export const MARGIN_MS = 5 * 60_000;

/** Credentials that were obtained within this time are as long-lived as any that could be had now. */
const NEW_MS = 60_000;

/** Milliseconds for which the credentials at hand are still good; 0 where there are none. */
export function timeLeft({ keys }: ProfileSecrets, now: number): number {
  if (!keys) return 0;
  return keys.expiresAt === undefined ? Number.POSITIVE_INFINITY : Math.max(0, keys.expiresAt - now);
}

/** Whether the credentials at hand may be used for something that lasts `outliveMs`. */
export function isFresh(secrets: ProfileSecrets, now: number, outliveMs = 0): boolean {
  const left = timeLeft(secrets, now);
  if (left > Math.max(outliveMs, MARGIN_MS)) return true;
  const age = now - (secrets.keysAt ?? Number.NEGATIVE_INFINITY);
  return left > 0 && age >= 0 && age < NEW_MS;
}
