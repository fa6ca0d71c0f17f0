import * as v from 'valibot';
import { Problem } from '#core/problem.ts';
import type { Source, StoredProfile } from '#core/profile.ts';
import { chainOf } from '../credentials/chain.ts';
import { FORMAT, type SharedProfile, sharedProfileSchema, VERSION } from './sharedFile.ts';

/**
 * Profiles as JSON text to share: no secret, no user name to sign in with, no id of this browser. A
 * role keeps its MFA serial, without which it would not ask for the code. The profiles that roles are
 * assumed from go along. Problem: `profile.missing`.
 */
export function exportProfiles(ids: readonly string[], profiles: readonly StoredProfile[]): string {
  const chosen = profiles.filter(({ id }) => ids.includes(id));
  if (chosen.length === 0) throw new Problem('profile.missing', 'No profile is chosen.', 'Choose one.');
  const needed = new Set(chosen.flatMap((profile) => chainOf(profile, profiles)));
  const nameOf = new Map(profiles.map(({ id, name }) => [id, name]));
  const shared = profiles.filter((profile) => needed.has(profile)).map((profile) => share(profile, nameOf));
  return `${JSON.stringify({ format: FORMAT, version: VERSION, profiles: shared }, null, 2)}\n`;
}

function share({ id: _, source, ...rest }: StoredProfile, nameOf: Map<string, string>): SharedProfile {
  // Through the schema, so that nothing that is not named in it can leave.
  return v.parse(sharedProfileSchema, { ...rest, source: withoutPerson(source, nameOf) });
}

function withoutPerson(source: Source, nameOf: Map<string, string>): Source {
  if (source.kind === 'role')
    return { ...source, sourceProfileId: nameOf.get(source.sourceProfileId) ?? source.sourceProfileId };
  if (source.kind !== 'cognito' || source.signIn.type !== 'password') return source;
  const { userName: _, ...signIn } = source.signIn;
  return { ...source, signIn };
}
