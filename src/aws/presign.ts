import { Sha256 } from '@aws-crypto/sha256-browser';
import { clearCredentialCache } from '@smithy/signature-v4';
import type { HttpRequest } from '@smithy/types';
import { isSigningParameter } from '#core/endpoint/parameters.ts';
import { MAX_EXPIRES } from '#core/limits.ts';
import { Problem } from '#core/problem.ts';
import type { Keys } from '#core/profile.ts';
import type { SignatureTrace } from '#core/signature/trace.ts';
import { buildTrace } from './buildTrace.ts';
import { signingRules } from './services.ts';
import { TracingSigner } from './TracingSigner.ts';
import { type Parameter, readWire, type Wire, writeWire } from './wire.ts';

export interface PresignInput {
  /** `wss:` or `ws:`; parameters of an earlier signature are taken off. */
  url: string;
  /** Signing service and region: parts of the credential scope. */
  service: string;
  region: string;
  keys: Keys;
  /** X-Amz-Expires in seconds, 1 to MAX_EXPIRES. */
  expires: number;
  /** Epoch milliseconds; becomes X-Amz-Date, cut to the second. */
  now: number;
}

export interface Presigned {
  /** The signed URL: a secret, for the socket or the clipboard only. */
  url: string;
  /** How it was made, masked. */
  trace: SignatureTrace;
}

/**
 * Signs a WebSocket URL by SigV4 query parameters (AWS, "Create a signed AWS API request"): GET, only
 * the Host header signed, the hash of an empty payload. Works in a service worker, a page and Node.
 * Signs with expired keys too: whether that is wanted is the caller's question.
 * Problems: `expires.range`, `keys.characters`, `scope.region`, `scope.service`, `url.invalid`, `url.scheme`.
 */
export async function presign(input: PresignInput): Promise<Presigned> {
  check(input);
  const { keys, service, region, expires, now } = input;
  const wire = readWire(input.url);
  const appended = signingRules(service).token === 'appended';
  const signer = new TracingSigner({
    credentials: identity(keys, appended),
    service,
    region,
    sha256: Sha256,
  });
  const signed = await signer.presign(toRequest(wire), { expiresIn: expires, signingDate: new Date(now) });
  const query = [...wire.query, ...signingQuery(signed)];
  if (appended && keys.sessionToken) query.push(['X-Amz-Security-Token', keys.sessionToken]);
  const url = writeWire(wire, query);
  return { url, trace: buildTrace({ ...input, signer, wire, url }) };
}

/** What smithy signs with; without the token where that is added after the signature. */
function identity({ accessKeyId, secretAccessKey, sessionToken }: Keys, withoutToken: boolean) {
  return sessionToken && !withoutToken
    ? { accessKeyId, secretAccessKey, sessionToken }
    : { accessKeyId, secretAccessKey };
}

function toRequest({ scheme, host, path, query }: Wire): HttpRequest {
  const bag = new Map<string, string[]>();
  for (const [name, value] of query) bag.set(name, [...(bag.get(name) ?? []), value]);
  // fromEntries defines `__proto__` as a plain property; an assignment would not.
  return {
    method: 'GET',
    protocol: scheme,
    hostname: host,
    path,
    headers: { host },
    query: Object.fromEntries(bag),
  };
}

/** The parameters that the signer added, in its order, the signature last. */
function signingQuery(signed: HttpRequest): Parameter[] {
  return Object.entries(signed.query ?? {}).flatMap(([name, value]): Parameter[] =>
    typeof value === 'string' && isSigningParameter(name) ? [[name, value]] : [],
  );
}

/** Drops the signing keys that smithy caches for the whole module; call it when keys are forgotten. */
export function forgetSigningKeys(): void {
  clearCredentialCache();
}

function check({ service, region, keys, expires }: PresignInput): void {
  if (!(Number.isInteger(expires) && expires >= 1 && expires <= MAX_EXPIRES)) {
    throw new Problem(
      'expires.range',
      `A signed URL can be valid for 1 to ${MAX_EXPIRES} seconds (a week).`,
      'Choose a whole number of seconds in that range.',
    );
  }
  if (!region) throw new Problem('scope.region', 'No signing region is known.', 'Choose a region.');
  if (!service) throw new Problem('scope.service', 'No signing service is known.', 'Choose a service.');
  // Half a surrogate pair has no UTF-8 form; encodeURIComponent would throw a bare URIError.
  if (/\p{Surrogate}/u.test([keys.accessKeyId, keys.sessionToken, service, region].join(' '))) {
    throw new Problem(
      'keys.characters',
      'The keys, region or service hold a character that no URL can carry.',
      'Paste the keys again.',
    );
  }
}
