import { Sha256 } from '@aws-crypto/sha256-browser';
import { SignatureV4 } from '@smithy/signature-v4';
import type { Keys } from '#core/profile.ts';

export interface StsRequest {
  /** Origin, perhaps with a path. */
  endpoint: string;
  region: string;
  /** Form-encoded. */
  body: string;
  /** Epoch milliseconds. */
  now: number;
}

/** The URL and headers of an STS call signed by SigV4 in the Authorization header (IAM user guide). */
export async function signStsRequest(
  keys: Keys,
  { endpoint, region, body, now }: StsRequest,
): Promise<{ url: string; headers: Record<string, string> }> {
  const url = new URL(endpoint);
  const { accessKeyId, secretAccessKey, sessionToken } = keys;
  const signer = new SignatureV4({
    credentials: { accessKeyId, secretAccessKey, ...(sessionToken ? { sessionToken } : {}) },
    service: 'sts',
    region,
    sha256: Sha256,
    applyChecksum: false,
  });
  const signed = await signer.sign(
    {
      method: 'POST',
      protocol: url.protocol,
      hostname: url.hostname,
      path: url.pathname,
      headers: { host: url.host, 'content-type': FORM },
      body,
    },
    { signingDate: new Date(now) },
  );
  // The browser writes Host itself, and allows nobody else to.
  const { host: _, ...headers } = signed.headers;
  return { url: url.href, headers };
}

export const FORM = 'application/x-www-form-urlencoded; charset=utf-8';
