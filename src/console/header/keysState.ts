import type { ProfileView } from '#core/profile.ts';
import { formatCountdown, formatDuration } from '#core/time.ts';

export interface KeysState {
  /** For the dot. */
  level: 'ok' | 'warn' | 'bad';
  text: string;
}

/** Below this a countdown is drawn to attention. */
const SOON_MS = 5 * 60_000;

const REFRESHES = 'refreshes by itself';

/** What keeps a profile from signing, in a few words; undefined where nothing does. */
export function whatIsMissing(
  profile: Pick<ProfileView, 'hasKeys'> & Partial<Pick<ProfileView, 'source' | 'step' | 'locked'>>,
): string | undefined {
  if (profile.locked) return 'locked';
  if (profile.step) return STEPS[profile.step.type];
  if (profile.hasKeys) return undefined;
  return (profile.source?.kind ?? 'keys') === 'keys' ? 'keys gone: paste again' : 'sign in needed';
}

const STEPS: Readonly<Record<NonNullable<ProfileView['step']>['type'], string>> = {
  'sign-in': 'sign in needed',
  challenge: 'sign-in waits for you',
  'device-code': 'sign-in waits for you',
  'choose-role': 'choose a role',
  'mfa-code': 'MFA code needed',
};

/** How things stand with a profile's keys. `now` in epoch milliseconds. */
export function keysState(
  profile: Pick<ProfileView, 'hasKeys' | 'expiresAt' | 'longLived'> &
    Partial<Pick<ProfileView, 'source' | 'step' | 'refreshes' | 'locked'>>,
  now: number,
): KeysState {
  const missing = whatIsMissing(profile);
  if (missing) return { level: profile.locked ? 'warn' : 'bad', text: missing };
  if (profile.expiresAt === undefined) {
    if (profile.refreshes) return { level: 'ok', text: REFRESHES };
    return profile.longLived
      ? { level: 'warn', text: 'long-lived key' }
      : { level: 'ok', text: 'expiry not known' };
  }
  const left = profile.expiresAt - now;
  if (profile.refreshes) {
    return { level: 'ok', text: left > 0 ? `refreshes by itself, ${formatCountdown(left)}` : REFRESHES };
  }
  if (left <= 0) return { level: 'bad', text: `expired ${formatDuration(-left)} ago` };
  return { level: left < SOON_MS ? 'warn' : 'ok', text: `expires in ${formatCountdown(left)}` };
}
