import { REGIONS, SERVICES } from '#core/suggestions.ts';
import { signingRules } from '../services.ts';
import {
  canonicalRaw,
  decodeKeepingPlus,
  EMPTY_HASH,
  encodePath,
  encodePathOnce,
  rawPairs,
} from './canonical.ts';
import type { Attempt, RawPair, Reading, SignedParts } from './signedParts.ts';

const TOKEN = 'X-Amz-Security-Token';
/** Subsets of the app's parameters are tried one by one only up to so many. */
const MAX_SINGLES = 40;

const isToken = ({ name }: RawPair): boolean => name === TOKEN;
const isSigning = ({ name }: RawPair): boolean => /^X-Amz-/i.test(name);

/** What the server computes from the URL as it arrives. */
export function asSent(parts: SignedParts): Reading {
  const { host, date, region, service } = parts;
  const appended = signingRules(service).token === 'appended';
  return {
    method: 'GET',
    path: encodePath(parts.path),
    query: canonicalRaw(appended ? parts.pairs.filter((pair) => !isToken(pair)) : parts.pairs),
    host,
    payloadHash: EMPTY_HASH,
    date,
    region,
    service,
  };
}

/**
 * The ways in which a signer is known to go wrong, each a single change of what the server computes
 * (aws.md sections 1.1 to 1.6 name the threads), likeliest first. `hosts`: other names under which
 * the same API is known; `token`: the one stored with the keys.
 */
export function* attempts(
  parts: SignedParts,
  hosts: readonly string[],
  token: string | undefined,
): Generator<Attempt> {
  const reading = asSent(parts);
  const change = (variant: Attempt['variant'], patch: Partial<Reading>): Attempt => ({
    variant,
    reading: { ...reading, ...patch },
  });
  const appended = signingRules(parts.service).token === 'appended';
  const signedPairs = appended ? parts.pairs.filter((pair) => !isToken(pair)) : parts.pairs;

  if (parts.token !== '') {
    if (appended) yield change({ change: 'token-signed' }, { query: canonicalRaw(parts.pairs) });
    else
      yield change(
        { change: 'token-not-signed' },
        { query: canonicalRaw(parts.pairs.filter((pair) => !isToken(pair))) },
      );
  }
  if (token !== undefined && !appended && parts.token !== '' && token !== parts.token) {
    const other = signedPairs.map((pair) =>
      isToken(pair) ? { ...pair, value: encodeURIComponent(token) } : pair,
    );
    yield change({ change: 'other-token' }, { query: canonicalRaw(other) });
  }

  const day = parts.amzDate.slice(0, 8);
  if (day !== parts.date) yield change({ change: 'date', date: day }, { date: day });

  yield change({ change: 'path-encoded-once' }, { path: encodePathOnce(parts.path) });
  yield change({ change: 'path-decoded' }, { path: parts.path });
  const single = parts.path.replace(/\/{2,}/g, '/');
  if (single !== parts.path)
    yield change({ change: 'double-slash', signedPath: single }, { path: encodePath(single) });
  const turned = parts.path.endsWith('/') ? parts.path.slice(0, -1) : `${parts.path}/`;
  if (turned !== '')
    yield change({ change: 'trailing-slash', signedPath: turned }, { path: encodePath(turned) });
  for (const path of shorterPaths(parts.path))
    yield change({ change: 'path', signedPath: path }, { path: encodePath(path) });

  if (parts.pairs.some(({ name, value }) => name.includes('+') || value.includes('+')))
    yield change({ change: 'plus-for-space' }, { query: canonicalRaw(signedPairs, decodeKeepingPlus) });
  if (parts.pairs.some(({ name, value }) => /%20|\+/.test(name + value)))
    yield change({ change: 'plus-for-space' }, { query: canonicalRaw(signedPairs).replaceAll('%20', '+') });
  yield* added(parts, signedPairs, change);
  yield change({ change: 'query-not-canonical' }, { query: rawPairs(signedPairs) });
  yield change(
    { change: 'query-not-canonical' },
    { query: [...rawPairs(signedPairs).split('&')].sort().join('&') },
  );

  if (parts.port !== '')
    yield change({ change: 'port-not-signed', signedHost: parts.hostname }, { host: parts.hostname });
  for (const port of ['443', '80', ...(parts.port === '' ? [] : [parts.port])]) {
    const host = `${parts.hostname}:${port}`;
    if (host !== parts.host) yield change({ change: 'port-signed', signedHost: host }, { host });
  }
  yield change({ change: 'port-signed', signedHost: `${parts.hostname}:` }, { host: `${parts.hostname}:` });
  for (const host of hosts)
    if (host !== parts.host) yield change({ change: 'host', signedHost: host }, { host });

  yield change({ change: 'payload-unsigned' }, { payloadHash: 'UNSIGNED-PAYLOAD' });
  for (const method of ['POST', 'CONNECT']) yield change({ change: 'method', method }, { method });
  // Last: each costs a signing key of its own.
  for (const region of REGIONS)
    if (region !== parts.region) yield change({ change: 'region', region }, { region });
  for (const service of SERVICES)
    if (service !== parts.service) yield change({ change: 'service', service }, { service });
}

/** The app's own parameters left out: those behind the signature, each alone, all of them. */
function* added(
  { afterSignature, service }: SignedParts,
  pairs: readonly RawPair[],
  change: (variant: Attempt['variant'], patch: Partial<Reading>) => Attempt,
): Generator<Attempt> {
  const own = pairs.filter((pair) => !isSigning(pair));
  const groups = [
    afterSignature.filter((pair) => !isSigning(pair)),
    ...own.slice(0, MAX_SINGLES).map((pair) => [pair]),
    own,
  ];
  const tried = new Set<string>();
  for (const group of groups) {
    const names = group.map(({ name }) => decodeKeepingPlus(name));
    const key = names.join('&');
    if (group.length === 0 || tried.has(key)) continue;
    tried.add(key);
    const left = pairs.filter((pair) => !group.includes(pair));
    yield change({ change: 'parameter-added', names }, { query: canonicalRaw(left), service });
  }
}

/** `/` and the path without its last segments: what is signed where the stage was added later. */
function shorterPaths(path: string): string[] {
  const segments = path.split('/').filter(Boolean);
  const shorter = segments.map((_, at) => `/${segments.slice(0, at).join('/')}`);
  return shorter.filter((one) => one !== path && one !== path.replace(/\/$/, ''));
}
