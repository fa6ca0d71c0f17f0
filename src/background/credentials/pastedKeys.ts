import { Problem } from '#core/problem.ts';
import type { Keys, StoredProfile } from '#core/profile.ts';
import { formatDuration } from '#core/time.ts';

/** Pasted keys, as long as they are there and have not expired, or were allowed to have. */
export function pastedKeys(
  { name }: StoredProfile,
  keys: Keys | undefined,
  now: number,
  allowExpired: boolean | undefined,
): Keys {
  if (!keys) {
    throw new Problem(
      'keys.missing',
      `The keys of profile “${name}” are gone: they are kept in memory only until the browser closes.`,
      'Paste them again in the options.',
    );
  }
  const since = keys.expiresAt === undefined ? -1 : now - keys.expiresAt;
  if (since >= 0 && !allowExpired) {
    throw new Problem(
      'keys.expired',
      `The keys of profile “${name}” expired ${formatDuration(since)} ago, so AWS will refuse them.`,
      'Paste new ones, or sign with these all the same.',
    );
  }
  return keys;
}
