import type { ProfileView, StoredProfile } from '#core/profile.ts';
import { maskAccessKeyId } from '#core/redact.ts';
import type { SignInStep } from '#core/signIn.ts';
import { canObtain, canSign } from '../credentials/canObtain.ts';
import { keep } from '../credentials/refusal.ts';
import { sourceFirst } from '../signIn/problems.ts';
import { stepOf } from '../signIn/stepOf.ts';
import type { ProfileSecrets, SecretsByProfile } from '../vault/secrets.ts';

/** All that views see of profiles is made from this. */
export interface Showing {
  all: SecretsByProfile;
  profiles: readonly StoredProfile[];
  locked: boolean;
  now: number;
}

/** A profile as views see it: nothing to sign with. */
export function toView(profile: StoredProfile, showing: Showing): ProfileView {
  const { all, profiles, locked, now } = showing;
  const secrets = all[profile.id] ?? {};
  const { keys, signedInAs } = secrets;
  const refreshes = !locked && canObtain(profile, all, profiles, now);
  const hasKeys = profile.source.kind === 'keys' ? keys !== undefined : canSign(secrets, refreshes, now);
  const step = locked ? undefined : stepFor(profile, secrets, hasKeys, showing);
  return {
    ...profile,
    hasKeys,
    hasToken: keys?.sessionToken !== undefined,
    longLived: keys?.accessKeyId.startsWith('AKIA') ?? false,
    refreshes,
    locked,
    ...(keys ? { accessKeyId: maskAccessKeyId(keys.accessKeyId) } : {}),
    ...(keys?.expiresAt === undefined ? {} : { expiresAt: keys.expiresAt }),
    ...(signedInAs ? { signedInAs } : {}),
    ...(step ? { step } : {}),
  };
}

function stepFor(
  profile: StoredProfile,
  secrets: ProfileSecrets,
  hasKeys: boolean,
  showing: Showing,
): SignInStep | undefined {
  if (secrets.pending) return stepOf(secrets.pending, profile, showing.now);
  if (hasKeys || profile.source.kind === 'keys') return undefined;
  const problem = secrets.problem ?? blockedBy(profile, showing);
  return { type: 'sign-in', ...(problem ? { problem } : {}) };
}

/** A role whose source cannot sign waits for that. */
function blockedBy({ source }: StoredProfile, { all, profiles, now }: Showing) {
  if (source.kind !== 'role') return undefined;
  const from = profiles.find(({ id }) => id === source.sourceProfileId);
  if (!from) return undefined;
  const signs = canSign(all[from.id] ?? {}, canObtain(from, all, profiles, now), now);
  return signs ? undefined : keep(sourceFirst(from.name));
}
