import { CLOCK_WINDOW_MS, MAY_END_SOONER } from '../limits.ts';
import { formatClock, formatDuration } from '../time.ts';
import type { SignatureTrace, TraceParameter } from './trace.ts';

type Explainer = (parameter: TraceParameter, trace: SignatureTrace, now: number) => string;

/** Keyed by lower-case name. Source: AWS "Authenticating Requests: Using Query Parameters (SigV4)". */
const EXPLAINERS: Readonly<Record<string, Explainer>> = {
  'x-amz-algorithm': (parameter) =>
    parameter.value === 'AWS4-HMAC-SHA256'
      ? 'The signing method: Signature Version 4 with HMAC-SHA256.'
      : 'The signing method. API Gateway takes AWS4-HMAC-SHA256.',
  'x-amz-credential': explainCredential,
  'x-amz-date': explainDate,
  'x-amz-expires': explainExpires,
  'x-amz-security-token': explainToken,
  'x-amz-signedheaders': (parameter) =>
    parameter.value === 'host'
      ? 'Of the headers only Host is signed, since a browser cannot set others on a WebSocket.'
      : `Headers that are part of the signature: ${parameter.value.split(';').join(', ')}. A browser can send only Host.`,
  'x-amz-signature': () =>
    'The HMAC-SHA256 of the string to sign. Any change to host, path or signed parameters makes it wrong.',
};

/**
 * One sentence (or two) on a parameter of a signed URL; dates and ends are told relative to `now`
 * (epoch ms). Never repeats a masked value.
 */
export function explainParameter(parameter: TraceParameter, trace: SignatureTrace, now: number): string {
  const explain = EXPLAINERS[parameter.name.toLowerCase()];
  if (explain) return explain(parameter, trace, now);
  return parameter.signed
    ? "The API's own parameter. It is part of the signature: changed, added or left out later, the signature no longer fits."
    : "The API's own parameter, added after signing: it is not part of the signature.";
}

function explainCredential(_parameter: TraceParameter, trace: SignatureTrace): string {
  const [date = ''] = trace.credentialScope.split('/');
  const day = /^\d{8}$/.test(date) ? `${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)}` : date;
  return `Access key ${trace.accessKeyId} and the scope it signs for: the day ${day} (UTC), region ${trace.region}, service ${trace.service}.`;
}

function explainDate(_parameter: TraceParameter, trace: SignatureTrace, now: number): string {
  const age = Math.round((now - trace.signedAt) / 1_000) * 1_000;
  if (age === 0) return 'Signed just now.';
  return age > 0
    ? `Signed ${formatDuration(age)} ago, at ${formatClock(trace.signedAt)}.`
    : `Signed with a clock that is ${formatDuration(age)} ahead, at ${formatClock(trace.signedAt)}.`;
}

function explainExpires(_parameter: TraceParameter, trace: SignatureTrace, now: number): string {
  const end = trace.signedAt + trace.expires * 1_000;
  // The keys can end before X-Amz-Expires does; the URL ends with them.
  const byKeys = trace.validUntil < end ? ' The keys themselves end then, before X-Amz-Expires does.' : '';
  const sooner = trace.expires * 1_000 > CLOCK_WINDOW_MS ? ` ${MAY_END_SOONER}` : '';
  const lasts = `Good for ${formatDuration(trace.expires * 1_000)}`;
  return now < trace.validUntil
    ? `${lasts}: valid until ${formatClock(trace.validUntil)}, ${formatDuration(trace.validUntil - now)} from now.${byKeys}${sooner}`
    : `${lasts}: no longer valid since ${formatClock(trace.validUntil)}, ${formatDuration(now - trace.validUntil)} ago.${byKeys}`;
}

function explainToken(_parameter: TraceParameter, trace: SignatureTrace): string {
  const what = 'The session token that belongs to the temporary keys';
  return trace.token === 'appended'
    ? `${what}, added after the signature: ${trace.service} wants it outside the canonical query.`
    : `${what}, signed as part of the canonical query.`;
}
