import type { ProfileView } from '#core/profile.ts';
import { formatCountdown } from '#core/time.ts';

/** A profile's keys in a few words, and how worrying that is. */
export interface ProfileState {
  text: string;
  tone: 'ok' | 'warn' | 'bad' | 'none';
}

const SOON = 5 * 60_000;

/** @param now epoch milliseconds */
export function profileState(profile: ProfileView, now: number): ProfileState {
  if (!profile.hasKeys) return { text: 'keys gone: paste again', tone: 'none' };
  if (profile.expiresAt === undefined) {
    if (profile.longLived) return { text: 'do not expire', tone: 'warn' };
    return { text: 'expiry not known', tone: 'ok' };
  }
  const left = profile.expiresAt - now;
  if (left <= 0) return { text: 'expired', tone: 'bad' };
  return { text: `expire in ${formatCountdown(left)}`, tone: left < SOON ? 'warn' : 'ok' };
}

/** What kind of profile it is, as lists call it. */
export function profileKind(profile: ProfileView): string {
  return profile.longLived ? 'Long-lived keys' : 'Temporary keys';
}
