import { createHash, createHmac } from 'node:crypto';
import type { Keys } from '#core/profile.ts';

/** A signer that makes any mistake one asks for; shares no code with the product. */
export interface Mistakes {
  host?: string;
  /** Path as it is signed (before encoding); default: the path that is sent. */
  path?: string;
  encodePath?: (path: string) => string;
  query?: readonly (readonly [string, string])[];
  canonicalQuery?: (canonical: string) => string;
  token?: 'signed' | 'appended' | 'none';
  payloadHash?: string;
  method?: string;
  scopeDate?: string;
  /** Region and service of string to sign and key, where X-Amz-Credential says another. */
  signedRegion?: string;
  signedService?: string;
  secret?: string;
  signedHeaders?: string;
  expires?: string;
  amzDate?: string;
}

export interface Target {
  scheme: string;
  host: string;
  path: string;
  query: readonly (readonly [string, string])[];
  region: string;
  service: string;
  keys: Keys;
  now: number;
}

export const escapeText = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest();
const sha = (text: string) => createHash('sha256').update(text).digest('hex');
const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** The URL, signed with these mistakes; the app's own query comes first, the signature last. */
export function sign(target: Target, mistakes: Mistakes = {}): string {
  const { scheme, host, path, query, region, service, keys, now } = target;
  const amzDate = mistakes.amzDate ?? new Date(now).toISOString().replace(/[-:]|\.\d{3}/g, '');
  const date = mistakes.scopeDate ?? amzDate.slice(0, 8);
  const scope = [date, region, service, 'aws4_request'];
  const token = mistakes.token ?? (service === 'iotdevicegateway' ? 'appended' : 'signed');
  const signedHeaders = mistakes.signedHeaders ?? 'host';
  const own: [string, string][] = [
    ['X-Amz-Algorithm', 'AWS4-HMAC-SHA256'],
    ['X-Amz-Credential', [keys.accessKeyId, ...scope].join('/')],
    ['X-Amz-Date', amzDate],
    ['X-Amz-Expires', mistakes.expires ?? '300'],
    ...(keys.sessionToken && token === 'signed'
      ? [['X-Amz-Security-Token', keys.sessionToken] as [string, string]]
      : []),
    ['X-Amz-SignedHeaders', signedHeaders],
  ];
  const canonicalQuery = [...(mistakes.query ?? query), ...own]
    .map(([name, value]) => [escapeText(name), escapeText(value)] as const)
    .sort(([a, x], [b, y]) => order(a, b) || order(x, y))
    .map((pair) => pair.join('='))
    .join('&');
  const signedPath = mistakes.path ?? path;
  const canonical = [
    mistakes.method ?? 'GET',
    mistakes.encodePath?.(signedPath) ?? signedPath.split('/').map(escapeText).join('/'),
    mistakes.canonicalQuery?.(canonicalQuery) ?? canonicalQuery,
    ...signedHeaders.split(';').map((name) => `${name}:${name === 'host' ? (mistakes.host ?? host) : 'x'}`),
    '',
    signedHeaders,
    mistakes.payloadHash ?? sha(''),
  ].join('\n');
  const keyScope = [date, mistakes.signedRegion ?? region, mistakes.signedService ?? service, 'aws4_request'];
  const toSign = ['AWS4-HMAC-SHA256', amzDate, keyScope.join('/'), sha(canonical)].join('\n');
  const key = keyScope.reduce<string | Buffer>(
    (last, part) => hmac(last, part),
    `AWS4${mistakes.secret ?? keys.secretAccessKey}`,
  );
  const sent = [...query, ...own].map(([name, value]) => `${escapeText(name)}=${escapeText(value)}`);
  sent.push(`X-Amz-Signature=${hmac(key, toSign).toString('hex')}`);
  if (keys.sessionToken && token === 'appended')
    sent.push(`X-Amz-Security-Token=${escapeText(keys.sessionToken)}`);
  return `${scheme}://${host}${path}?${sent.join('&')}`;
}
