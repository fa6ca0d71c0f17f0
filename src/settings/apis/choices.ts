import { DEFAULT_EXPIRES } from '#core/limits.ts';
import type { ProfileView } from '#core/profile.ts';
import { formatDuration } from '#core/time.ts';
import { UNSIGNED, UNSIGNED_NAME } from '#core/unsigned.ts';
import { EXPIRES } from '../suggestions.ts';

interface Choice {
  value: string;
  label: string;
}

/** The profiles to choose from, none of them, and the chosen one even where it is gone. */
export function profileChoices(profiles: readonly ProfileView[], chosen: string): Choice[] {
  const known = profiles.map(({ id, name }) => ({ value: id, label: name }));
  const gone = ![UNSIGNED, ''].includes(chosen) && !profiles.some(({ id }) => id === chosen);
  return [
    { value: '', label: 'The one chosen in the console' },
    ...known,
    { value: UNSIGNED, label: UNSIGNED_NAME },
    ...(gone ? [{ value: chosen, label: 'A profile that was deleted' }] : []),
  ];
}

/**
 * Validity of the signature, in seconds: what the service takes, and the chosen one in any case.
 * @param maxExpires seconds; undefined where no limit is known
 */
export function expiresChoices(chosen: string, maxExpires: number | undefined): Choice[] {
  const most = maxExpires ?? Number.POSITIVE_INFINITY;
  const usual = EXPIRES.filter(({ seconds }) => seconds <= most).map(({ seconds, label }) => ({
    value: String(seconds),
    label,
  }));
  const odd = chosen !== '' && !usual.some(({ value }) => value === chosen);
  const standard = formatDuration(Math.min(DEFAULT_EXPIRES, most) * 1_000);
  return [
    { value: '', label: `Default (${standard})` },
    ...usual,
    ...(odd ? [{ value: chosen, label: oddLabel(Number(chosen), most) }] : []),
  ];
}

function oddLabel(seconds: number, most: number): string {
  const length = seconds % 60 === 0 ? formatDuration(seconds * 1_000) : `${seconds} s`;
  return seconds > most ? `${length} (the service takes ${formatDuration(most * 1_000)} at most)` : length;
}
