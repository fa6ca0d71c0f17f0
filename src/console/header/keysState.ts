import type { ProfileView } from '#core/profile.ts';
import { formatCountdown, formatDuration } from '#core/time.ts';

export interface KeysState {
  /** For the dot. */
  level: 'ok' | 'warn' | 'bad';
  text: string;
}

/** Below this a countdown is drawn to attention. */
const SOON_MS = 5 * 60_000;

/** How things stand with a profile's keys. `now` in epoch milliseconds. */
export function keysState(
  profile: Pick<ProfileView, 'hasKeys' | 'expiresAt' | 'longLived'>,
  now: number,
): KeysState {
  if (!profile.hasKeys) return { level: 'bad', text: 'keys gone: paste again' };
  if (profile.expiresAt === undefined) {
    return profile.longLived
      ? { level: 'warn', text: 'long-lived key' }
      : { level: 'ok', text: 'expiry not known' };
  }
  const left = profile.expiresAt - now;
  if (left <= 0) return { level: 'bad', text: `expired ${formatDuration(-left)} ago` };
  return { level: left < SOON_MS ? 'warn' : 'ok', text: `expires in ${formatCountdown(left)}` };
}
