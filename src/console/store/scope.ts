import type { Endpoint } from '#core/endpoint/types.ts';
import type { ProfileView } from '#core/profile.ts';

/** Where a part of the credential scope was taken from. */
export type ScopeSource = 'given' | 'host' | 'profile';

export interface ScopePart {
  value: string;
  source: ScopeSource;
}

/** Service and region that a signature would name; absent where nobody says. */
export interface Scope {
  service?: ScopePart;
  region?: ScopePart;
}

/**
 * What was given wins; then the host, since AWS refuses any other; then the profile, which is
 * there for hosts that name neither (custom domains, emulators).
 */
export function readScope(
  endpoint: Pick<Endpoint, 'service' | 'region'> | undefined,
  given: { service: string; region: string },
  profile: Pick<ProfileView, 'service' | 'region'> | undefined,
): Scope {
  const service = part(given.service, endpoint?.service, profile?.service);
  const region = part(given.region, endpoint?.region, profile?.region);
  return { ...(service ? { service } : {}), ...(region ? { region } : {}) };
}

function part(given: string, host: string | undefined, profile: string | undefined): ScopePart | undefined {
  if (given.trim()) return { value: given.trim(), source: 'given' };
  if (host) return { value: host, source: 'host' };
  if (profile) return { value: profile, source: 'profile' };
  return undefined;
}
