import { formatAmzDate } from './amzDate.ts';
import { invalidSignature } from './refusal.ts';

/** How far client and service clock may differ (re:Post; issue threads quote "5 min."). */
export const CLOCK_WINDOW_SECONDS = 300;

/**
 * Which limit ends a signature's life. AWS does not document what execute-api does with X-Amz-Expires:
 * `both` (the default) takes the stricter reading, so that what passes here passes either way.
 */
export type ExpiryRule = 'both' | 'window' | 'expires';

/** Throws AWS's "Signature expired" or "Signature not yet current". Times in epoch milliseconds, expires in seconds. */
export function checkClock(
  signedAt: number,
  expires: number | undefined,
  now: number,
  rule: ExpiryRule,
): void {
  const life =
    rule === 'window' || expires === undefined
      ? CLOCK_WINDOW_SECONDS
      : rule === 'expires'
        ? expires
        : Math.min(expires, CLOCK_WINDOW_SECONDS);
  const at = formatAmzDate(signedAt);
  const server = formatAmzDate(now);
  // The texts give whole seconds, and so does X-Amz-Date: compare in seconds.
  const age = Math.floor(now / 1000) - Math.floor(signedAt / 1000);
  if (age > life)
    throw invalidSignature(
      `Signature expired: ${at} is now earlier than ${formatAmzDate(now - life * 1000)} (${server} - ${inWords(life)})`,
    );
  if (-age > CLOCK_WINDOW_SECONDS)
    throw invalidSignature(
      `Signature not yet current: ${at} is still later than ` +
        `${formatAmzDate(now + CLOCK_WINDOW_SECONDS * 1000)} (${server} + ${inWords(CLOCK_WINDOW_SECONDS)})`,
    );
}

const inWords = (seconds: number): string =>
  seconds % 60 === 0 ? `${seconds / 60} min.` : `${seconds} sec.`;
