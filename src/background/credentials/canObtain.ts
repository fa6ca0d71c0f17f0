import type { StoredProfile } from '#core/profile.ts';
import type { ProfileSecrets, SecretsByProfile } from '../vault/secrets.ts';
import { roleOf } from './identityCenter.ts';
import { MARGIN_MS, timeLeft } from './lifetime.ts';
import { readIdToken } from './readIdToken.ts';

/** Whether new credentials can be had without the person. */
export function canObtain(
  profile: StoredProfile,
  all: SecretsByProfile,
  profiles: readonly StoredProfile[],
  now: number,
  seen: readonly string[] = [],
): boolean {
  const secrets = all[profile.id] ?? {};
  const { source } = profile;
  switch (source.kind) {
    case 'keys':
      return false;
    case 'sso':
      return roleOf(source, secrets) !== undefined && lives(secrets.ssoToken, now);
    case 'role': {
      const from = profiles.find(({ id }) => id === source.sourceProfileId);
      if (!from || source.mfaSerial || seen.includes(profile.id)) return false;
      return (
        timeLeft(all[from.id] ?? {}, now) > 0 || canObtain(from, all, profiles, now, [...seen, profile.id])
      );
    }
    case 'cognito':
      return canSayWho(source.signIn.type, secrets, now);
  }
}

function canSayWho(type: string, secrets: ProfileSecrets, now: number): boolean {
  if (type === 'guest') return true;
  if (type === 'password' || type === 'hosted') return lives(secrets.tokens, now);
  if (secrets.loginToken === undefined) return false;
  const ends = readIdToken(secrets.loginToken)?.expiresAt;
  return ends === undefined || ends > now;
}

const lives = (token: { expiresAt: number; refreshToken?: string } | undefined, now: number) =>
  token !== undefined && (token.refreshToken !== undefined || token.expiresAt > now);

/** Whether the profile can sign: with what is at hand, or what it can obtain. */
export function canSign(secrets: ProfileSecrets, obtainable: boolean, now: number): boolean {
  return obtainable || timeLeft(secrets, now) > (secrets.problem ? MARGIN_MS : 0);
}
