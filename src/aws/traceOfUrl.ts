import { CLOCK_WINDOW_MS } from '#core/limits.ts';
import { parseAmzDate } from '#core/signature/amzDate.ts';
import type { SignatureTrace } from '#core/signature/trace.ts';
import { assembleTrace } from './assembleTrace.ts';
import { sweepOfUrl } from './sweepOfUrl.ts';
import { sweepTrace } from './sweepSecrets.ts';
import { asSent } from './variants/attempts.ts';
import { readParts } from './variants/readParts.ts';
import type { SignedParts } from './variants/signedParts.ts';
import { canonicalRequestOf, sha256, stringToSignOf } from './variants/signReading.ts';

/**
 * How a URL that somebody else signed is read by the service: canonical request and string to sign
 * rebuilt from the URL alone, as it rebuilds them, with token and signature masked. Undefined where
 * the URL carries no whole SigV4 signature. Without X-Amz-Expires, which IoT does not ask for, it
 * counts as good for the five minutes that AWS grants any signature.
 */
export async function traceOfUrl(url: string): Promise<SignatureTrace | undefined> {
  const parts = readParts(url);
  const signedAt = parts && parseAmzDate(parts.amzDate);
  const expires = parts && readExpires(parts);
  if (!parts || signedAt === undefined || expires === undefined) return undefined;
  const { service, region, date, accessKeyId } = parts;
  const canonicalRequest = canonicalRequestOf(asSent(parts), parts);
  const trace = assembleTrace({
    service,
    region,
    credentialScope: `${date}/${region}/${service}/aws4_request`,
    signedAt,
    expires,
    validUntil: signedAt + expires * 1_000,
    stringToSign: stringToSignOf(parts, parts, await sha256(canonicalRequest)),
    accessKeyId,
    canonicalRequest,
    url: bareUrl(url),
  });
  const sweep = sweepOfUrl(url);
  return sweep ? sweepTrace(trace, sweep) : trace;
}

/** Without fragment, user name and password, none of which is part of a signature. */
const bareUrl = (url: string): string =>
  url
    .trim()
    .replace(/#.*$/s, '')
    .replace(/^(\w+:\/\/)[^/?#@\s]*@/, '$1');

function readExpires({ pairs }: SignedParts): number | undefined {
  const pair = pairs.find(({ name }) => name === 'X-Amz-Expires');
  if (!pair) return CLOCK_WINDOW_MS / 1_000;
  return /^\d{1,9}$/.test(pair.value) ? Number(pair.value) : undefined;
}
