import type { ProfileView, Source } from '#core/profile.ts';
import { formatCountdown } from '#core/time.ts';

/** A profile's credentials in a few words, and how worrying that is. */
export interface ProfileState {
  text: string;
  tone: 'ok' | 'warn' | 'bad' | 'none';
}

const SOON = 5 * 60_000;

/** @param now epoch milliseconds */
export function profileState(profile: ProfileView, now: number): ProfileState {
  if (profile.locked) return { text: 'locked', tone: 'warn' };
  if (profile.step) return stepState(profile.step);
  if (!profile.hasKeys) {
    const text = profile.source.kind === 'keys' ? 'keys gone: paste again' : 'sign in needed';
    return { text, tone: 'none' };
  }
  const as = profile.signedInAs ? `signed in as ${profile.signedInAs}` : undefined;
  if (profile.refreshes) return { text: as ?? 'refreshes by itself', tone: 'ok' };
  if (profile.expiresAt === undefined) {
    if (profile.longLived) return { text: 'do not expire', tone: 'warn' };
    return { text: as ?? (profile.accessKeyId ? 'expiry not known' : 'ready'), tone: 'ok' };
  }
  const left = profile.expiresAt - now;
  if (left <= 0) return { text: 'expired', tone: 'bad' };
  return { text: `expire in ${formatCountdown(left)}`, tone: left < SOON ? 'warn' : 'ok' };
}

function stepState(step: NonNullable<ProfileView['step']>): ProfileState {
  switch (step.type) {
    case 'sign-in':
      return { text: 'sign in needed', tone: step.problem ? 'bad' : 'none' };
    case 'challenge':
      return { text: 'sign-in waits for an answer', tone: 'warn' };
    case 'device-code':
      return { text: 'waits for the browser page', tone: 'warn' };
    case 'choose-role':
      return { text: 'choose account and role', tone: 'warn' };
    case 'mfa-code':
      return { text: 'MFA code needed', tone: 'warn' };
  }
}

/** The kinds of profiles, as the kind selector calls them. */
export const KIND_NAMES: Readonly<Record<Source['kind'], string>> = {
  keys: 'Temporary keys',
  cognito: 'Cognito',
  role: 'Assume role',
  sso: 'Identity Center',
};

/** What kind of profile it is, as lists call it. */
export function profileKind(
  profile: Pick<ProfileView, 'source' | 'longLived'>,
  profiles: readonly { id: string; name: string }[] = [],
): string {
  const { source } = profile;
  if (source.kind === 'keys') return profile.longLived ? 'Long-lived keys' : KIND_NAMES.keys;
  if (source.kind !== 'role') return KIND_NAMES[source.kind];
  const from = profiles.find(({ id }) => id === source.sourceProfileId);
  return from ? `Assume role from “${from.name}”` : KIND_NAMES.role;
}
