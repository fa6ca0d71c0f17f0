import { parseAmzDate } from './amzDate.ts';
import { checkClock, type ExpiryRule } from './clockWindow.ts';
import { bodyHashHolds, expectedSignature } from './expected.ts';
import { expiredToken, incomplete, invalidSignature, invalidToken, mismatch } from './refusal.ts';
import { readSignature, type SignatureParts } from './signedRequest.ts';
import type { Store, StoredKey } from './store.ts';
import type { WireRequest } from './wire.ts';

/** Where the session token stands: in the canonical query, added after signing (IoT), or either. */
export type TokenPlacement = 'canonical' | 'appended' | 'either';

export interface VerifyRules {
  store: Store;
  region: string;
  service: string;
  tokenPlacement: TokenPlacement;
  expiryRule: ExpiryRule;
  now(): number;
}

const MAX_EXPIRES_SECONDS = 604_800;

/**
 * Who signed this request. Throws a Refusal otherwise, in the order that dynalite recorded from AWS:
 * what is missing, the date and the clock, host signed, algorithm, credential's form, scope (all its
 * faults in one text), key id, then token, token's expiry and signature.
 */
export function verifySignature(request: WireRequest, rules: VerifyRules): StoredKey {
  const parts = readSignature(request);
  checkDate(parts, rules);
  if (!parts.signedHeaders.includes('host'))
    throw invalidSignature("'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.");
  if (parts.algorithm !== 'AWS4-HMAC-SHA256')
    throw incomplete(`Unsupported AWS 'algorithm': '${parts.algorithm}' (only AWS4-HMAC-SHA256 for now). `);
  const accessKeyId = checkScope(parts, rules);
  const key = rules.store.find(accessKeyId);
  if (!key || key.sessionToken !== parts.token) throw invalidToken();
  if (key.expiration !== undefined && key.expiration <= rules.now()) throw expiredToken();
  checkSignature(request, parts, key, rules);
  return key;
}

function checkDate({ amzDate, expires }: SignatureParts, rules: VerifyRules): void {
  const signedAt = parseAmzDate(amzDate);
  if (signedAt === undefined)
    throw incomplete(
      `Date must be in ISO-8601 'basic format'. Got '${amzDate}'. See http://en.wikipedia.org/wiki/ISO_8601`,
    );
  const seconds = expires === undefined ? undefined : Number(expires);
  if (expires !== undefined && (!/^\d+$/.test(expires) || seconds! < 1 || seconds! > MAX_EXPIRES_SECONDS))
    throw incomplete(`X-Amz-Expires must be between 1 and ${MAX_EXPIRES_SECONDS} seconds. Got '${expires}'.`);
  checkClock(signedAt, seconds, rules.now(), rules.expiryRule);
}

/** Returns the key id of the credential. */
function checkScope({ credential, amzDate }: SignatureParts, { region, service }: VerifyRules): string {
  const elements = credential.split('/');
  if (elements.length !== 5)
    throw incomplete(
      'Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, ' +
        `got '${credential}'`,
    );
  const [accessKeyId, date, scopeRegion, scopeService, terminator] = elements;
  const day = amzDate.slice(0, 8);
  const faults: string[] = [];
  if (scopeRegion !== region)
    faults.push(`Credential should be scoped to a valid region, not '${scopeRegion}'.`);
  if (scopeService !== service) faults.push(`Credential should be scoped to correct service: '${service}'.`);
  if (terminator !== 'aws4_request')
    faults.push(`Credential should be scoped with a valid terminator: 'aws4_request', not '${terminator}'.`);
  if (date !== day)
    faults.push(
      'Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: ' +
        `'${date}' != '${day}', from '${amzDate}'.`,
    );
  if (faults.length > 0) throw invalidSignature(faults.join(' '));
  return accessKeyId!;
}

function checkSignature(
  request: WireRequest,
  parts: SignatureParts,
  key: StoredKey,
  rules: VerifyRules,
): void {
  const compute = (appended: boolean) =>
    expectedSignature(request, parts, rules, key.secretAccessKey, appended);
  const { tokenPlacement } = rules;
  // A header-signed request always signs its token.
  const mayAppend = parts.via === 'query' && parts.token !== undefined;
  const asked = compute(mayAppend && tokenPlacement === 'appended');
  if (asked.signature === parts.signature && bodyHashHolds(request)) return;
  if (mayAppend && tokenPlacement === 'either' && compute(true).signature === parts.signature) return;
  throw mismatch(asked.canonicalRequest, asked.stringToSign);
}
