import { Sha256 } from '@aws-crypto/sha256-browser';
import { SignatureV4 } from '@smithy/signature-v4';
import type { Keys } from '#core/profile.ts';

export interface ConnectionRequest {
  method: string;
  /** As it goes on the wire, without a query: see `connectionUrl`. */
  url: string;
  region: string;
  /** Absent for methods without one. */
  body?: Uint8Array;
  /** Epoch milliseconds. */
  now: number;
}

/**
 * The headers of an @connections call, signed by SigV4 in the Authorization header for `execute-api`
 * (API Gateway guide, "Use @connections commands in your backend service"). The path is escaped once
 * more than it is sent, as smithy does by itself.
 */
export async function signConnectionCall(
  keys: Keys,
  { method, url, region, body, now }: ConnectionRequest,
): Promise<Record<string, string>> {
  const { protocol, hostname, host, pathname } = new URL(url);
  const { accessKeyId, secretAccessKey, sessionToken } = keys;
  const signer = new SignatureV4({
    credentials: { accessKeyId, secretAccessKey, ...(sessionToken ? { sessionToken } : {}) },
    service: 'execute-api',
    region,
    sha256: Sha256,
    applyChecksum: false,
  });
  const type = body ? { 'content-type': 'application/octet-stream' } : {};
  const request = { method, protocol, hostname, path: pathname, headers: { host, ...type } };
  const signed = await signer.sign(body ? { ...request, body } : request, { signingDate: new Date(now) });
  // The browser writes Host itself, and allows nobody else to.
  const { host: _, ...headers } = signed.headers;
  return headers;
}
