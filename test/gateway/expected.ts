import { createHash } from 'node:crypto';
import aws4 from 'aws4';
import type { SignatureParts } from './signedRequest.ts';
import { readTarget, type WireRequest } from './wire.ts';

export interface ExpectedSignature {
  canonicalRequest: string;
  stringToSign: string;
  signature: string;
}

/**
 * What the signature should have been, computed by aws4 from the wire. aws4's own reading of paths is
 * bypassed (it re-encodes some), as is its signing (it would add parameters): it is handed exactly the
 * path, the parameters and the signed headers that came. `appendedToken`: the token was added after
 * signing, as IoT wants it, and is not part of the canonical query.
 */
export function expectedSignature(
  request: WireRequest,
  parts: SignatureParts,
  scope: { region: string; service: string },
  secretAccessKey: string,
  appendedToken: boolean,
): ExpectedSignature {
  const { path, query } = readTarget(request.target);
  const { 'X-Amz-Signature': _, ...signed } = query;
  if (appendedToken) delete signed['X-Amz-Security-Token'];
  const headers = Object.fromEntries(parts.signedHeaders.map((name) => [name, request.headers[name] ?? '']));
  const all = Object.fromEntries(parts.signedHeaders.map((name) => [name, true]));
  const { region, service } = scope;
  const wire = { region, service, method: request.method, path, headers, body: request.body };
  const signer = new aws4.RequestSigner(
    // Without this aws4 leaves out some headers although they were signed.
    Object.assign(wire, { extraHeadersToInclude: all }),
    { accessKeyId: parts.credential.split('/')[0]!, secretAccessKey },
  );
  signer.parsedPath = { path, query: signed };
  signer.datetime = parts.amzDate;
  return {
    canonicalRequest: signer.canonicalString(),
    stringToSign: signer.stringToSign(),
    signature: signer.signature(),
  };
}

/** aws4 believes a declared payload hash: compare it with the body. True where none is declared. */
export function bodyHashHolds(request: WireRequest): boolean {
  const declared = request.headers['x-amz-content-sha256'];
  return declared === undefined || declared === createHash('sha256').update(request.body).digest('hex');
}
