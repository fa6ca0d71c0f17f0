import { Problem } from '#core/problem.ts';
import type { StoredProfile } from '#core/profile.ts';
import type { CallerIdentity } from '#core/signIn.ts';
import type { Clients } from '../credentials/clients.ts';
import { poolRegion } from '../credentials/cognito.ts';
import type { Credentials } from '../credentials/credentials.ts';
import { stsRegionOf } from '../credentials/role.ts';

export interface TestDeps {
  profiles: { get(id: string): Promise<StoredProfile | undefined> };
  credentials: Pick<Credentials, 'get'>;
  clients: Pick<Clients, 'sts'>;
}

/** Asks STS who the profile's credentials belong to, which needs no permission (STS, GetCallerIdentity). */
export function createTestProfile({ profiles, credentials, clients }: TestDeps) {
  return async function testProfile(profileId: string): Promise<CallerIdentity> {
    const profile = await profiles.get(profileId);
    if (!profile) throw new Problem('profile.missing', 'That profile is gone.', 'Choose another one.');
    const keys = await credentials.get(profile, { outliveMs: 0 });
    const sts = clients.sts(regionOf(profile), profile.source.endpoints?.sts);
    const identity = await sts.getCallerIdentity(keys);
    return { ...identity, ...(keys.expiresAt === undefined ? {} : { expiresAt: keys.expiresAt }) };
  };
}

function regionOf({ region, source }: StoredProfile): string {
  if (source.kind === 'role') return stsRegionOf(source, region);
  if (region) return region;
  if (source.kind === 'cognito') return poolRegion(source);
  return source.kind === 'sso' ? source.ssoRegion : 'us-east-1';
}
