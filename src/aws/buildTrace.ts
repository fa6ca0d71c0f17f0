import type { Keys } from '#core/profile.ts';
import { maskAccessKeyId, maskQuery } from '#core/redact.ts';
import type { SignatureTrace, TraceParameter } from '#core/signature/trace.ts';
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
  const [, , scope = ''] = signer.stringToSign.split('\n');
  // The query is the third line (AWS, "Create a canonical request").
  const canonical = signer.canonicalRequest.split('\n');
  const maskPairs = pairMasker();
  const signed = maskPairs(canonical[2] ?? '');
  canonical[2] = texts(signed);
  const queryAt = url.indexOf('?') + 1;
  const sent = maskPairs(url.slice(queryAt));
  const names = new Set(signed.map(({ name }) => name));
  const added = sent.filter(({ name }) => !names.has(name));
  const trace: SignatureTrace = {
    url: url.slice(0, queryAt) + texts(sent),
    urlLength: url.length,
    accessKeyId: maskAccessKeyId(keys.accessKeyId),
    service,
    region,
    credentialScope: scope,
    signedAt,
    expires,
    validUntil: Math.min(signedAt + expires * 1_000, keys.expiresAt ?? Number.POSITIVE_INFINITY),
    canonicalRequest: canonical.join('\n'),
    stringToSign: signer.stringToSign,
    signature: added.find(({ name }) => name === 'X-Amz-Signature')?.value ?? '',
    parameters: [
      ...signed.map((pair) => traceParameter(pair, true)),
      ...added.map((pair) => traceParameter(pair, false)),
    ],
    token: names.has(TOKEN) ? 'signed' : added.some(({ name }) => name === TOKEN) ? 'appended' : 'none',
  };
  const { host, path, query } = parts.wire;
  return sweepSecrets(trace, keys, [host, path, service, region, ...query.flat()]);
}

const TOKEN = 'X-Amz-Security-Token';

interface MaskedPair {
  name: string;
  value: string;
  masked: boolean;
  /** Percent-encoded, as it stands in the query. */
  text: string;
}

/** Remembers, since the URL repeats the canonical query: decoding a long token is most of the cost. */
function pairMasker(): (query: string) => MaskedPair[] {
  const seen = new Map<string, MaskedPair>();
  return (query) =>
    query.split('&').map((pair) => {
      const known = seen.get(pair) ?? maskPair(pair);
      seen.set(pair, known);
      return known;
    });
}

function maskPair(pair: string): MaskedPair {
  const text = maskQuery(pair);
  const [name = '', value = ''] = text.split('=').map(decodeURIComponent);
  return { name, value, masked: text !== pair, text };
}

function texts(pairs: MaskedPair[]): string {
  return pairs.map(({ text }) => text).join('&');
}

function traceParameter({ name, value, masked }: MaskedPair, signed: boolean): TraceParameter {
  return { name, value, masked, signed };
}
