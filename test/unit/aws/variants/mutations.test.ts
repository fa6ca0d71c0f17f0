import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchSignature } from '#aws/variants/matchSignature.ts';
import type { Evidence } from '#core/diagnose/evidence.ts';
import { findings } from '#core/diagnose/findings.ts';
import { readSentUrl } from '#core/diagnose/sentUrl/readSentUrl.ts';
import { readEndpoint } from '#core/endpoint/readEndpoint.ts';
import { escapeText, type Mistakes, sign, type Target } from './freeSigner.ts';

const NOW = Date.UTC(2026, 10, 22, 12);
const RUNS = { numRuns: 300 };
const TIMEOUT = 120_000;
const letters = (unit: string, minLength: number, maxLength: number) =>
  fc.string({ unit: fc.constantFrom(...unit), minLength, maxLength });
const word = letters('abcdefghijklmnopqrstuvwxyz0123456789', 1, 10);
const value = letters('abcXYZ019-_.~/:@ üß&=', 0, 16);
const REGIONS = ['us-east-1', 'eu-central-1', 'ap-southeast-2', 'us-gov-west-1'];

const target: fc.Arbitrary<Target> = fc
  .record({
    api: letters('abcdefghij0123456789', 10, 10),
    region: fc.constantFrom(...REGIONS),
    stage: fc.constantFrom('dev', 'prod', '$default', 'v1_a-b', 'a%40b'),
    query: fc.uniqueArray(fc.tuple(word, value), { maxLength: 4, selector: ([name]) => name }),
    id: letters('ABCDEFGHIJKLMNOPQRSTUVWXYZ234567', 16, 16),
    secret: letters('ABCDEFabcdef0123456789+/', 40, 40),
    token: letters('ABCDEFabcdef0123456789+/=', 60, 120),
    age: fc.integer({ min: 0, max: 200_000 }),
  })
  .map(({ api, region, stage, query, id, secret, token, age }) => ({
    scheme: 'wss',
    host: `${api}.execute-api.${region}.amazonaws.com`,
    path: `/${stage}`,
    query,
    region,
    service: 'execute-api',
    keys: { accessKeyId: `ASIA${id}`, secretAccessKey: secret, sessionToken: token },
    now: NOW - age,
  }));

const iot = target.map((one) => ({
  ...one,
  host: one.host.replace('.execute-api.', '-ats.iot.'),
  path: '/mqtt',
  service: 'iotdevicegateway',
}));

const longLived = target.map((one) => ({
  ...one,
  keys: { ...one.keys, accessKeyId: one.keys.accessKeyId.replace('ASIA', 'AKIA') },
}));

/** What the extension gathers of a pasted URL while its keys are stored. */
async function evidenceOf(url: string, { keys }: Target, hosts: string[] = []): Promise<Evidence> {
  const sent = readSentUrl(url);
  if (!sent) throw new Error('not a URL');
  const reading = readEndpoint(`${sent.scheme}//${sent.host}${sent.path}`);
  const endpoint = reading.ok ? reading.endpoint : undefined;
  const match = await matchSignature(url, [{ profileName: 'dev', keys }], hosts);
  return {
    now: NOW,
    sent,
    ...(match ? { match } : {}),
    ...(endpoint?.region ? { hostRegion: endpoint.region } : {}),
    ...(endpoint?.service ? { hostService: endpoint.service } : {}),
    ...(endpoint?.label ? { label: endpoint.label } : {}),
    ...(endpoint?.apiId ? { apiId: endpoint.apiId } : {}),
    ...(endpoint?.stage ? { stage: endpoint.stage } : {}),
  };
}

const idsOf = async (url: string, one: Target, hosts?: string[]): Promise<string[]> =>
  findings(await evidenceOf(url, one, hosts)).map(({ id }) => id);

/** Each way in which a good URL is made bad, and the id that has to come first. */
interface Mutation {
  id: string;
  what: string;
  from?: fc.Arbitrary<Target>;
  make(one: Target, extra: string): string | undefined;
  hosts?: string[];
}

const mistake = (
  id: string,
  what: string,
  mistakes: (one: Target) => Mistakes,
  from?: fc.Arbitrary<Target>,
): Mutation => ({
  id,
  what,
  make: (one) => sign(one, mistakes(one)),
  ...(from ? { from } : {}),
});
const drop = (url: string, name: string): string =>
  url.replace(new RegExp(`[?&]${name}=[^&]*`), (m) => (m[0] === '?' ? '?' : '')).replace('?&', '?');
const set = (url: string, name: string, to: string): string =>
  url.replace(new RegExp(`(${name}=)[^&]*`), (_, head: string) => head + to);
const otherRegion = ({ region }: Target): string => REGIONS.find((one) => one !== region)!;

const MUTATIONS: Mutation[] = [
  ...['Algorithm', 'Credential', 'Date', 'SignedHeaders', 'Signature'].map(
    (name): Mutation => ({
      id: 'missing-parameter',
      what: `without X-Amz-${name}`,
      make: (one) => drop(sign(one), `X-Amz-${name}`),
    }),
  ),
  { id: 'unsigned', what: 'without any signature', make: (one) => sign(one).replace(/[?&]X-Amz-[^&]*/g, '') },
  {
    id: 'duplicate-parameter',
    what: 'signed twice',
    make: (one) => `${sign(one)}&X-Amz-Date=20260101T000000Z`,
  },
  {
    id: 'unsupported-algorithm',
    what: 'by SigV4a',
    make: (one) => set(sign(one), 'X-Amz-Algorithm', 'AWS4-ECDSA-P256-SHA256'),
  },
  {
    id: 'malformed-credential',
    what: 'with a credential of four parts',
    make: (one) => sign(one).replace('%2Fexecute-api%2F', '%2F'),
  },
  {
    id: 'malformed-credential',
    what: 'with another terminator',
    make: (one) => sign(one).replace('aws4_request', 'aws4'),
  },
  {
    id: 'malformed-date',
    what: 'with an extended date',
    make: (one) => set(sign(one), 'X-Amz-Date', '2026-11-22T12%3A00%3A00Z'),
  },
  {
    id: 'scope-date-mismatch',
    what: "with yesterday's scope",
    make: (one) => sign(one, { scopeDate: '20261121' }),
  },
  ...['0', '604801', 'abc', '-5', ''].map((expires) =>
    mistake('expires-out-of-range', `with X-Amz-Expires ${expires}`, () => ({ expires })),
  ),
  mistake('expired-url', 'an hour ago', () => ({ amzDate: '20261122T110000Z' })),
  {
    id: 'wrong-region',
    what: 'for another region',
    make: (one) => sign({ ...one, region: otherRegion(one) }),
  },
  mistake('wrong-region', 'by a key of another region', (one) => ({ signedRegion: otherRegion(one) })),
  {
    id: 'wrong-service',
    what: 'for another service',
    make: (one) => sign({ ...one, service: 'iotdevicegateway' }),
  },
  mistake('wrong-service', 'by a key of another service', () => ({ signedService: 'transcribe' })),
  {
    id: 'missing-token',
    what: 'without the token',
    make: (one) => drop(sign(one, { token: 'appended' }), 'X-Amz-Security-Token'),
  },
  mistake('token-not-signed', 'with the token appended', () => ({ token: 'appended' })),
  mistake('token-signed-but-service-appends', 'with the token signed', () => ({ token: 'signed' }), iot),
  mistake('long-lived-key-with-token', 'with a long-lived key and a token', () => ({}), longLived),
  {
    id: 'token-of-other-key',
    what: "with another session's token",
    make: (one, extra) =>
      sign({ ...one, keys: { ...one.keys, sessionToken: `other${extra}${one.keys.sessionToken}` } }),
  },
  {
    id: 'header-signed-that-browsers-cannot-send',
    what: 'over a header',
    make: (one) => sign(one, { signedHeaders: 'host;x-api-key' }),
  },
  {
    id: 'parameter-added-after-signing',
    what: 'and a parameter added',
    make: (one, extra) => `${sign(one)}&added${extra}=1`,
  },
  {
    id: 'parameter-added-after-signing',
    what: 'and a parameter put first',
    make: (one, extra) => sign(one).replace('?', `?added${extra}=${extra}&`),
  },
  {
    id: 'parameter-changed-after-signing',
    what: 'and a parameter changed',
    make: (one, extra) => {
      const changed = { ...one, query: [['room', 'a'] as const, ...one.query] };
      return sign(changed).replace('room=a', `room=a${extra}b`);
    },
  },
  {
    id: 'plus-for-space',
    what: 'with + left as it is',
    make: (one) => sign({ ...one, query: [['who', 'a+b']] }).replace('who=a%2Bb', 'who=a+b'),
  },
  {
    id: 'plus-for-space',
    what: 'with spaces signed as +',
    make: (one) =>
      sign({ ...one, query: [['who', 'a b']] }, { canonicalQuery: (query) => query.replace('a%20b', 'a+b') }),
  },
  {
    id: 'trailing-slash',
    what: 'for the path without its slash',
    make: (one) => sign({ ...one, path: `${one.path}/` }, { path: one.path }),
  },
  {
    id: 'trailing-slash',
    what: 'for the path with a slash',
    make: (one) => sign(one, { path: `${one.path}/` }),
  },
  {
    id: 'double-slash',
    what: 'for the path with single slashes',
    make: (one) => sign({ ...one, path: `/${one.path}` }, { path: one.path }),
  },
  {
    id: 'path-encoding',
    what: 'with the path encoded once',
    make: (one) =>
      sign(
        { ...one, path: `${one.path}/a%20b` },
        {
          encodePath: (path) =>
            path
              .split('/')
              .map((part) => escapeText(decodeURIComponent(part)))
              .join('/'),
        },
      ),
  },
  {
    id: 'path-encoding',
    what: 'with the raw path',
    make: (one) => sign({ ...one, path: '/$default/@x' }, { encodePath: (path) => path }),
  },
  mistake('port-in-host', 'with the default port in Host', ({ host }) => ({ host: `${host}:443` })),
  {
    id: 'port-in-host',
    what: 'without its port in Host',
    make: (one) => sign({ ...one, host: `${one.host}:8443` }, { host: one.host }),
  },
  {
    id: 'host-mismatch',
    what: 'for another host',
    make: (one) => sign(one, { host: 'ws.example.com' }),
    hosts: ['ws.example.com'],
  },
  mistake('payload-hash-unsigned', 'with UNSIGNED-PAYLOAD', () => ({ payloadHash: 'UNSIGNED-PAYLOAD' })),
  {
    id: 'url-too-long',
    what: 'with a long query',
    make: (one) => sign({ ...one, query: [['long', 'x'.repeat(4_096)]] }),
  },
  { id: 'cleartext', what: 'for ws:', make: (one) => sign({ ...one, scheme: 'ws' }) },
];

describe('a correctly signed URL', () => {
  it(
    'has no finding, whatever its path, query, keys and age',
    async () => {
      await fc.assert(
        fc.asyncProperty(fc.oneof(target, iot), async (one) => {
          expect(await idsOf(sign(one), one)).toEqual([]);
        }),
        RUNS,
      );
    },
    TIMEOUT,
  );
});

describe('a URL that was signed', () => {
  it.each(MUTATIONS)(
    '$what: $id comes first',
    async ({ id, make, from = target, hosts }) => {
      await fc.assert(
        fc.asyncProperty(from, word, async (one, extra) => {
          const url = make(one, extra);
          fc.pre(url !== undefined);
          expect((await idsOf(url!, one, hosts))[0]).toBe(id);
        }),
        RUNS,
      );
    },
    TIMEOUT,
  );

  it(
    'with another secret names both causes that cannot be told apart',
    async () => {
      await fc.assert(
        fc.asyncProperty(target, async (one) => {
          const ids = await idsOf(sign(one, { secret: 'another' }), one);
          expect(ids.toSorted()).toEqual(['parameter-changed-after-signing', 'wrong-secret']);
        }),
        RUNS,
      );
    },
    TIMEOUT,
  );
});
