import type { Keys } from '#core/profile.ts';
import type { SignatureTrace } from '#core/signature/trace.ts';
import { assembleTrace } from './assembleTrace.ts';
import { sweepSecrets } from './sweepSecrets.ts';
import type { TracingSigner } from './TracingSigner.ts';
import type { Wire } from './wire.ts';

/** All that is known once a URL is signed. */
export interface SignedParts {
  service: string;
  region: string;
  keys: Keys;
  expires: number;
  now: number;
  signer: TracingSigner;
  wire: Wire;
  /** The real signed URL. */
  url: string;
}

/** How a URL was signed, masked: what is shown, kept with the session and exported. */
export function buildTrace(parts: SignedParts): SignatureTrace {
  const { service, region, keys, expires, url, signer } = parts;
  const signedAt = Math.floor(parts.now / 1_000) * 1_000;
  const [, , credentialScope = ''] = signer.stringToSign.split('\n');
  const trace = assembleTrace({
    service,
    region,
    credentialScope,
    signedAt,
    expires,
    validUntil: Math.min(signedAt + expires * 1_000, keys.expiresAt ?? Number.POSITIVE_INFINITY),
    stringToSign: signer.stringToSign,
    accessKeyId: keys.accessKeyId,
    canonicalRequest: signer.canonicalRequest,
    url,
  });
  const { host, path, query } = parts.wire;
  return sweepSecrets(trace, keys, [host, path, service, region, ...query.flat()]);
}
