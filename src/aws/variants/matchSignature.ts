import type { MatchEvidence } from '#core/diagnose/evidence.ts';
import type { Variant } from '#core/diagnose/variant.ts';
import type { Keys } from '#core/profile.ts';
import { asSent, attempts } from './attempts.ts';
import { readParts } from './readParts.ts';
import { createReadingSigner } from './signReading.ts';

/** Stored keys that may have signed a URL. */
export interface Candidate {
  profileName: string;
  keys: Keys;
}

/**
 * Recomputes the signature of a signed URL with stored secrets: as a server does from the URL as it
 * stands, and under each single change that signers are known to make. The first that gives exactly
 * this signature names the mistake. Undefined for a URL without a whole signature, or where no
 * stored keys could be compared. The result holds no secret.
 * @param candidates first the one that is the likeliest
 * @param hosts other names of the same API (custom domain, default host, emulator)
 */
export async function matchSignature(
  url: string,
  candidates: readonly Candidate[],
  hosts: readonly string[] = [],
): Promise<MatchEvidence | undefined> {
  const parts = readParts(url);
  if (!parts || candidates.length === 0) return undefined;
  // Several profiles may hold the same key, one of them with a secret or token that is not its own.
  const named = candidates.filter(({ keys }) => keys.accessKeyId === parts.accessKeyId);
  const exact: Candidate[] = [];
  for (const one of named) {
    const sign = createReadingSigner(one.keys.secretAccessKey, parts);
    if ((await sign(asSent(parts))) === parts.signature) exact.push(one);
  }
  const own = exact.find(({ keys }) => (keys.sessionToken ?? '') === parts.token) ?? exact[0] ?? named[0];
  const token = own?.keys.sessionToken;
  const sameKey = named.find((one) => own !== undefined && !sameSecrets(one.keys, own.keys))?.profileName;
  const evidence = (asIs: boolean, variants: readonly Variant[]): MatchEvidence => ({
    asSent: asIs,
    variants,
    ...(own ? { profileName: own.profileName } : {}),
    ...(sameKey ? { sameKey } : {}),
    ...(token !== undefined && parts.token !== '' ? { sameToken: token === parts.token } : {}),
  });

  if (own) {
    const sign = createReadingSigner(own.keys.secretAccessKey, parts);
    if (exact.length > 0) return evidence(true, []);
    for (const { variant, reading } of attempts(parts, hosts, token)) {
      if ((await sign(reading)) === parts.signature) return evidence(false, [variant]);
    }
  }
  for (const { profileName, keys } of candidates) {
    if (keys === own?.keys) continue;
    const sign = createReadingSigner(keys.secretAccessKey, parts);
    if ((await sign(asSent(parts))) === parts.signature)
      return evidence(false, [{ change: 'other-secret', profileName }]);
  }
  return own ? evidence(false, []) : undefined;
}

const sameSecrets = (a: Keys, b: Keys): boolean =>
  a.secretAccessKey === b.secretAccessKey && (a.sessionToken ?? '') === (b.sessionToken ?? '');
