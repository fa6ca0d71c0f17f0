import type { StoredProfile } from '#core/profile.ts';
import { chainTooLong, cycle, sourceGone } from './problems.ts';

/** Roles in a row, the profile that signs included. */
const MOST_ROLES = 5;

/**
 * The profile and all that its role goes back to, the one that signs in last. Looked through before
 * anything is fetched: profiles that wait for each other would wait for ever.
 * Problems: `profile.cycle`, `profile.missing`.
 */
export function chainOf(profile: StoredProfile, profiles: readonly StoredProfile[]): StoredProfile[] {
  const chain = [profile];
  let last = profile;
  while (last.source.kind === 'role') {
    const { sourceProfileId } = last.source;
    const next = profiles.find(({ id }) => id === sourceProfileId);
    if (!next) throw sourceGone(last);
    if (chain.some(({ id }) => id === next.id)) throw cycle(chain.map(({ name }) => name));
    if (next.source.kind === 'role' && chain.length >= MOST_ROLES) throw chainTooLong(MOST_ROLES);
    chain.push(next);
    last = next;
  }
  return chain;
}

/** Profiles whose credentials come from that of `id`, directly or not. */
export function dependentsOf(id: string, profiles: readonly StoredProfile[]): string[] {
  const found = new Set([id]);
  for (let before = 0; before < found.size; ) {
    before = found.size;
    for (const { id: other, source } of profiles)
      if (source.kind === 'role' && found.has(source.sourceProfileId)) found.add(other);
  }
  found.delete(id);
  return [...found];
}
