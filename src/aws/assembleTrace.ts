import { maskAccessKeyId, maskQuery } from '#core/redact.ts';
import type { SignatureTrace, TraceParameter } from '#core/signature/trace.ts';
import { decode } from './variants/readParts.ts';

/** What a trace is made of, before anything is masked. */
export interface TraceSource
  extends Pick<
    SignatureTrace,
    'service' | 'region' | 'credentialScope' | 'signedAt' | 'expires' | 'validUntil' | 'stringToSign'
  > {
  /** The whole access key id. */
  accessKeyId: string;
  canonicalRequest: string;
  /** The real signed URL. */
  url: string;
}

/** Puts a trace together: queries masked by name, the parameters in the order of the canonical query. */
export function assembleTrace({ accessKeyId, canonicalRequest, url, ...rest }: TraceSource): SignatureTrace {
  // The query is the third line (AWS, "Create a canonical request").
  const canonical = canonicalRequest.split('\n');
  const maskPairs = pairMasker();
  const signed = maskPairs(canonical[2] ?? '');
  canonical[2] = texts(signed);
  const queryAt = url.indexOf('?') + 1;
  const sent = maskPairs(url.slice(queryAt));
  const names = new Set(signed.map(({ name }) => name));
  const added = sent.filter(({ name }) => !names.has(name));
  return {
    ...rest,
    url: url.slice(0, queryAt) + texts(sent),
    urlLength: url.length,
    accessKeyId: maskAccessKeyId(accessKeyId),
    canonicalRequest: canonical.join('\n'),
    signature: sent.find(({ name }) => name === 'X-Amz-Signature')?.value ?? '',
    parameters: [
      ...signed.map((pair) => traceParameter(pair, true)),
      ...added.map((pair) => traceParameter(pair, false)),
    ],
    token: names.has(TOKEN) ? 'signed' : added.some(({ name }) => name === TOKEN) ? 'appended' : 'none',
  };
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
    query
      .split('&')
      .filter(Boolean)
      .map((pair) => {
        const known = seen.get(pair) ?? maskPair(pair);
        seen.set(pair, known);
        return known;
      });
}

/** Pages sign by other rules than ours: a value may hold a bare `=`, or escapes that are malformed. */
function maskPair(pair: string): MaskedPair {
  const text = maskQuery(pair);
  const equals = text.indexOf('=');
  const name = decode(equals < 0 ? text : text.slice(0, equals));
  const value = equals < 0 ? '' : decode(text.slice(equals + 1));
  return { name, value, masked: text !== pair, text };
}

function texts(pairs: MaskedPair[]): string {
  return pairs.map(({ text }) => text).join('&');
}

function traceParameter({ name, value, masked }: MaskedPair, signed: boolean): TraceParameter {
  return { name, value, masked, signed };
}
