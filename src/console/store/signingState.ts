import type { ProfileView } from '#core/profile.ts';
import { isRecord } from '#core/record.ts';

/**
 * All that decides whether a profile can sign, and those whose role it assumes from, as one text to
 * compare: where it is the same, a refusal stands.
 */
export function signingState(profiles: readonly ProfileView[], profileId: string | undefined): string {
  const chain: ProfileView[] = [];
  let next = profileId;
  for (;;) {
    const profile = profiles.find(({ id }) => id === next);
    if (!profile || chain.includes(profile)) break;
    chain.push(profile);
    next = profile.source.kind === 'role' ? profile.source.sourceProfileId : undefined;
  }
  return JSON.stringify(
    chain.map(({ name: _, signedInAs: __, ...rest }) => rest),
    (_, value: unknown) => (isRecord(value) ? Object.fromEntries(Object.entries(value).sort()) : value),
  );
}
