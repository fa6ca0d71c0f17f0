import type { Keys } from '#core/profile.ts';
import { maskAccessKeyId, maskParameter, maskQuery, maskSecret } from '#core/redact.ts';
import type { SignatureTrace, TraceParameter } from '#core/signature/trace.ts';
import { sweepSecrets } from './sweepSecrets.ts';
import type { TracingSigner } from './TracingSigner.ts';
import { type Parameter, type Wire, writeQuery } from './wire.ts';

/** All that is known once a URL is signed. */
export interface SignedParts {
  service: string;
  region: string;
  keys: Keys;
  expires: number;
  now: number;
  signer: TracingSigner;
  wire: Wire;
  /** As written to the URL. */
  query: Parameter[];
  /** The real signed URL. */
  url: string;
}

/** How a URL was signed, masked: what is shown, kept with the session and exported. */
export function buildTrace(parts: SignedParts): SignatureTrace {
  const { service, region, keys, expires, wire, query, signer } = parts;
  const signedAt = Math.floor(parts.now / 1_000) * 1_000;
  const [, , scope = ''] = signer.stringToSign.split('\n');
  const trace: SignatureTrace = {
    url: `${wire.scheme}//${wire.host}${wire.path}?${maskQuery(writeQuery(query))}`,
    urlLength: parts.url.length,
    accessKeyId: maskAccessKeyId(keys.accessKeyId),
    service,
    region,
    credentialScope: scope,
    signedAt,
    expires,
    validUntil: Math.min(signedAt + expires * 1_000, keys.expiresAt ?? Number.POSITIVE_INFINITY),
    canonicalRequest: maskCanonicalRequest(signer.canonicalRequest),
    stringToSign: signer.stringToSign,
    signature: maskSecret(parameterOf(query, 'X-Amz-Signature')),
    parameters: traceParameters(signer.canonicalRequest, query),
    token: tokenPlace(signer.canonicalRequest, query),
  };
  return sweepSecrets(trace, keys);
}

/** The query is the third line (AWS, "Create a canonical request"); the other lines stay as signed. */
function maskCanonicalRequest(text: string): string {
  return text
    .split('\n')
    .map((line, at) => (at === 2 ? maskQuery(line) : line))
    .join('\n');
}

/** The canonical query in its order, then what was added after it: the signature, and IoT's token. */
function traceParameters(canonicalRequest: string, query: Parameter[]): TraceParameter[] {
  const canonical = canonicalPairs(canonicalRequest);
  const names = new Set(canonical.map(([name]) => name));
  return [
    ...canonical.map((pair) => traceParameter(pair, true)),
    ...query.filter(([name]) => !names.has(name)).map((pair) => traceParameter(pair, false)),
  ];
}

function traceParameter([name, value]: Parameter, signed: boolean): TraceParameter {
  return { name, ...maskParameter(name, value), signed };
}

function canonicalPairs(canonicalRequest: string): Parameter[] {
  const [, , line = ''] = canonicalRequest.split('\n');
  return line.split('&').map((pair) => {
    const [name = '', value = ''] = pair.split('=');
    return [decodeURIComponent(name), decodeURIComponent(value)];
  });
}

function tokenPlace(canonicalRequest: string, query: Parameter[]): SignatureTrace['token'] {
  if (!parameterOf(query, 'X-Amz-Security-Token')) return 'none';
  return canonicalPairs(canonicalRequest).some(([name]) => name === 'X-Amz-Security-Token')
    ? 'signed'
    : 'appended';
}

function parameterOf(query: Parameter[], name: string): string {
  return query.find(([one]) => one === name)?.[1] ?? '';
}
