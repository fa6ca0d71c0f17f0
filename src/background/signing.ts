import type { presign as presignFunction } from '#aws/presign.ts';
import { planSigning } from '#core/endpoint/planSigning.ts';
import { readEndpoint } from '#core/endpoint/readEndpoint.ts';
import { resolveScope } from '#core/endpoint/scope.ts';
import { DEFAULT_EXPIRES } from '#core/limits.ts';
import { Problem } from '#core/problem.ts';
import type { Keys, StoredProfile } from '#core/profile.ts';
import type { SignatureTrace } from '#core/signature/trace.ts';
import { formatDuration } from '#core/time.ts';
import type { SignRequest } from '#messaging/contract.ts';
import { checkExpires } from './apis.ts';
import type { Profiles } from './profiles.ts';
import type { Vault } from './vault.ts';

export interface Signed {
  /** The signed URL: to the host or the clipboard, nowhere else. */
  url: string;
  /** The URL without signature. */
  plainUrl: string;
  /** Host and path. */
  place: string;
  profile: StoredProfile;
  trace: SignatureTrace;
}

export interface SignerDeps {
  profiles: Pick<Profiles, 'get'>;
  vault: Pick<Vault, 'get'>;
  presign: typeof presignFunction;
  now(): number;
}

/** From a view's request to a signed URL, or a Problem that says what is missing. */
export function createSigner({ profiles, vault, presign, now }: SignerDeps) {
  async function usableKeys(profile: StoredProfile, allowExpired: boolean | undefined): Promise<Keys> {
    const keys = await vault.get(profile.id);
    if (!keys) {
      throw new Problem(
        'keys.missing',
        `The keys of profile “${profile.name}” are gone: they are kept in memory only until the browser closes.`,
        'Paste them again in the options.',
      );
    }
    const since = keys.expiresAt === undefined ? -1 : now() - keys.expiresAt;
    if (since >= 0 && !allowExpired) {
      throw new Problem(
        'keys.expired',
        `The keys of profile “${profile.name}” expired ${formatDuration(since)} ago, so AWS will refuse them.`,
        'Paste new ones, or sign with these all the same.',
      );
    }
    return keys;
  }

  return async function sign(request: SignRequest): Promise<Signed> {
    const reading = readEndpoint(request.url);
    if (!reading.ok) throw new Problem(reading.fault.id, reading.fault.message, reading.fault.next);

    const profile = await profiles.get(request.profileId);
    if (!profile)
      throw new Problem(
        'profile.missing',
        'No profile is chosen.',
        'Choose one, or make one in the options.',
      );

    const plan = planSigning(reading.endpoint, request, profile);
    const scope = resolveScope(plan.endpoint, {
      ...(plan.region ? { region: plan.region } : {}),
      ...(plan.service ? { service: plan.service } : {}),
    });
    const { url, trace } = await presign({
      url: plan.endpoint.url,
      ...scope,
      keys: await usableKeys(profile, request.allowExpired),
      expires: checkExpires(request.expires ?? DEFAULT_EXPIRES),
      now: now(),
    });
    return {
      url,
      plainUrl: reading.endpoint.url,
      place: plan.endpoint.host + plan.endpoint.path,
      profile,
      trace,
    };
  };
}
