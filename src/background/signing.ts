import type { presign as presignFunction } from '#aws/presign.ts';
import { planSigning } from '#core/endpoint/planSigning.ts';
import { readEndpoint } from '#core/endpoint/readEndpoint.ts';
import { resolveScope } from '#core/endpoint/scope.ts';
import { DEFAULT_EXPIRES } from '#core/limits.ts';
import { Problem } from '#core/problem.ts';
import type { StoredProfile } from '#core/profile.ts';
import type { SignatureTrace } from '#core/signature/trace.ts';
import { UNSIGNED, UNSIGNED_NAME } from '#core/unsigned.ts';
import type { SignRequest } from '#messaging/contract.ts';
import { checkExpires } from './apis.ts';
import type { Credentials } from './credentials/credentials.ts';
import type { Profiles } from './profiles/profiles.ts';

export interface Signed {
  /** The signed URL: to the host or the clipboard, nowhere else. Without a signature where none was wanted. */
  url: string;
  /** The URL without signature. */
  plainUrl: string;
  /** Host and path. */
  place: string;
  profile: Pick<StoredProfile, 'id' | 'name'>;
  /** Of the signature, or as the host names it; '' for none. */
  service: string;
  /** Absent where nothing was signed. */
  trace?: SignatureTrace;
}

export interface SignerDeps {
  profiles: Pick<Profiles, 'get'>;
  credentials: Pick<Credentials, 'get' | 'renew'>;
  presign: typeof presignFunction;
  now(): number;
}

/** From a view's request to the URL to open, or a Problem that says what is missing. */
export function createSigner({ profiles, credentials, presign, now }: SignerDeps) {
  return async function sign(request: SignRequest): Promise<Signed> {
    const reading = readEndpoint(request.url);
    if (!reading.ok) throw new Problem(reading.fault.id, reading.fault.message, reading.fault.next);

    const plainUrl = reading.endpoint.url;
    if (request.profileId === UNSIGNED) {
      const { endpoint, service = '' } = planSigning(reading.endpoint, request, undefined);
      const place = endpoint.host + endpoint.path;
      return { url: endpoint.url, plainUrl, place, profile: { id: UNSIGNED, name: UNSIGNED_NAME }, service };
    }

    const profile = await profiles.get(request.profileId);
    if (!profile)
      throw new Problem(
        'profile.missing',
        request.profileId === '' ? 'No profile is chosen.' : 'The profile that this is signed with is gone.',
        'Choose one, or make one in the options.',
      );

    const plan = planSigning(reading.endpoint, request, profile);
    const scope = resolveScope(plan.endpoint, {
      ...(plan.region ? { region: plan.region } : {}),
      ...(plan.service ? { service: plan.service } : {}),
    });
    const expires = checkExpires(request.expires ?? DEFAULT_EXPIRES);
    if (request.renewKeys && profile.source.kind !== 'keys') await credentials.renew(profile);
    const keys = await credentials.get(profile, {
      outliveMs: expires * 1_000,
      ...(request.allowExpired ? { allowExpired: true } : {}),
    });
    const { url, trace } = await presign({
      url: plan.endpoint.url,
      ...scope,
      keys,
      expires,
      now: now() + (request.clockOffsetMs ?? 0),
    });
    return {
      url,
      plainUrl,
      place: plan.endpoint.host + plan.endpoint.path,
      profile,
      service: scope.service,
      trace,
    };
  };
}
