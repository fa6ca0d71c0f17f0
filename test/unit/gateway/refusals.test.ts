import { describe, expect, it } from 'vitest';
import type { Gateway } from '#test/gateway/gateway.ts';
import { dialRaw, targetOf } from './dial.ts';
import { gatewayFor, NOW, signedUrl } from './fixture.ts';
import type { SignOrder } from './signers.ts';

const INCOMPLETE = 'IncompleteSignatureException';
const INVALID = 'InvalidSignatureException';
const TOKEN = 'UnrecognizedClientException';
const DENIED = 'AccessDeniedException';
const AT = '20261122T102030Z';

interface Case {
  name: string;
  order?: (gateway: Gateway) => Partial<SignOrder> & { query?: string };
  change?: (target: string) => string;
  offsetSeconds?: number;
  status?: number;
  type: string | undefined;
  body: Record<string, string>;
}

const param = (name: string) => new RegExp(`&?${name}=[^&]*`);
const drop = (name: string) => (target: string) => target.replace(param(name), '').replace('?&', '?');
const put = (name: string, value: string) => (target: string) =>
  target.replace(param(name), `&${name}=${value}`);
const credential = (scope: string) =>
  put('X-Amz-Credential', encodeURIComponent(`AKIAIOSFODNN7EXAMPLE${scope}`));
const must = (...names: string[]) => ({
  message: `${names.map((name) => `AWS query-string parameters must include '${name}'. `).join('')}Re-examine the query-string parameters.`,
});
const invalidToken = { message: 'The security token included in the request is invalid.' };
const denied = (role: string, why: string) => ({
  Message:
    `User: arn:aws:sts::123456789012:assumed-role/${role}/countersign is not authorized to perform: ` +
    `execute-api:Invoke on resource: arn:aws:execute-api:eu-central-1:********9012:abc123def4/dev/$connect ${why}`,
});
const silent = 'because no identity-based policy allows the execute-api:Invoke action';

const CASES: Case[] = [
  {
    name: 'no signature',
    change: () => '/dev?room=a',
    type: 'MissingAuthenticationTokenException',
    body: { message: 'Missing Authentication Token' },
  },
  {
    name: 'an unknown stage',
    change: (target) => target.replace('/dev', '/prod'),
    type: 'MissingAuthenticationTokenException',
    body: { message: 'Missing Authentication Token' },
  },
  {
    name: 'a path below the stage',
    change: (target) => target.replace('/dev', '/dev/chat'),
    type: 'MissingAuthenticationTokenException',
    body: { message: 'Missing Authentication Token' },
  },
  {
    name: 'a malformed path',
    change: (target) => target.replace('/dev', '/%zz'),
    type: 'MissingAuthenticationTokenException',
    body: { message: 'Missing Authentication Token' },
  },
  ...['X-Amz-Algorithm', 'X-Amz-Credential', 'X-Amz-Signature', 'X-Amz-SignedHeaders', 'X-Amz-Date'].map(
    (name): Case => ({ name: `no ${name}`, change: drop(name), type: INCOMPLETE, body: must(name) }),
  ),
  {
    name: 'a signature alone',
    change: () => '/dev?X-Amz-Signature=00',
    type: INCOMPLETE,
    body: must('X-Amz-Algorithm', 'X-Amz-Credential', 'X-Amz-SignedHeaders', 'X-Amz-Date'),
  },
  {
    name: 'a parameter of the signature twice',
    change: (target) => `${target}&X-Amz-Date=${AT}`,
    type: INCOMPLETE,
    body: { message: "The query-string parameter 'X-Amz-Date' may be there once only." },
  },
  {
    name: 'a date of another form',
    change: put('X-Amz-Date', '2026-11-22T10:20:30Z'),
    type: INCOMPLETE,
    body: {
      message:
        "Date must be in ISO-8601 'basic format'. Got '2026-11-22T10:20:30Z'. See http://en.wikipedia.org/wiki/ISO_8601",
    },
  },
  {
    name: 'a date that no calendar has',
    change: put('X-Amz-Date', '20260231T102030Z'),
    type: INCOMPLETE,
    body: {
      message:
        "Date must be in ISO-8601 'basic format'. Got '20260231T102030Z'. See http://en.wikipedia.org/wiki/ISO_8601",
    },
  },
  ...['0', '604801', '5m', ''].map(
    (value): Case => ({
      name: `an expiry of "${value}"`,
      change: put('X-Amz-Expires', value),
      type: INCOMPLETE,
      body: { message: `X-Amz-Expires must be between 1 and 604800 seconds. Got '${value}'.` },
    }),
  ),
  {
    name: 'a host that is not signed',
    change: put('X-Amz-SignedHeaders', 'origin'),
    type: INVALID,
    body: { message: "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization." },
  },
  {
    name: 'another algorithm',
    change: put('X-Amz-Algorithm', 'AWS4-ECDSA-P256-SHA256'),
    type: INCOMPLETE,
    body: {
      message: "Unsupported AWS 'algorithm': 'AWS4-ECDSA-P256-SHA256' (only AWS4-HMAC-SHA256 for now). ",
    },
  },
  {
    name: 'a credential without scope',
    change: credential(''),
    type: INCOMPLETE,
    body: {
      message:
        "Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got 'AKIAIOSFODNN7EXAMPLE'",
    },
  },
  {
    name: 'another region',
    order: () => ({ region: 'us-east-1' }),
    type: INVALID,
    body: { message: "Credential should be scoped to a valid region, not 'us-east-1'." },
  },
  {
    name: 'another service',
    order: () => ({ service: 'apigateway' }),
    type: INVALID,
    body: { message: "Credential should be scoped to correct service: 'execute-api'." },
  },
  {
    name: 'a scope of another day',
    change: credential('/20261121/eu-central-1/execute-api/aws4_request'),
    type: INVALID,
    body: {
      message: `Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '20261121' != '20261122', from '${AT}'.`,
    },
  },
  {
    name: 'a scope with every fault at once',
    change: credential('/20261121/moon-1/s3/aws5'),
    type: INVALID,
    body: {
      message:
        "Credential should be scoped to a valid region, not 'moon-1'. " +
        "Credential should be scoped to correct service: 'execute-api'. " +
        "Credential should be scoped with a valid terminator: 'aws4_request', not 'aws5'. " +
        `Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '20261121' != '20261122', from '${AT}'.`,
    },
  },
  {
    name: 'an unknown key id',
    order: ({ credentials }) => ({ keys: { ...credentials.longLived, accessKeyId: 'AKIAEXAMPLEUNKNOWN00' } }),
    type: TOKEN,
    body: invalidToken,
  },
  {
    name: 'temporary keys without their token',
    order: ({ credentials: { good } }) => ({
      keys: { accessKeyId: good.accessKeyId, secretAccessKey: good.secretAccessKey },
    }),
    type: TOKEN,
    body: invalidToken,
  },
  {
    name: "another session's token",
    order: ({ credentials: { good, denied } }) => ({ keys: { ...good, sessionToken: denied.sessionToken! } }),
    type: TOKEN,
    body: invalidToken,
  },
  {
    name: 'a token with long-lived keys',
    order: ({ credentials: { good, longLived } }) => ({
      keys: { ...longLived, sessionToken: good.sessionToken! },
    }),
    type: TOKEN,
    body: invalidToken,
  },
  {
    name: 'an expired session',
    order: ({ credentials: { expired } }) => ({ keys: expired }),
    type: 'ExpiredTokenException',
    body: { message: 'The security token included in the request is expired' },
  },
  {
    name: 'a URL older than its X-Amz-Expires',
    order: () => ({ expires: 90 }),
    offsetSeconds: 91,
    type: INVALID,
    body: {
      message: `Signature expired: ${AT} is now earlier than 20261122T102031Z (20261122T102201Z - 90 sec.)`,
    },
  },
  {
    name: 'a URL older than five minutes, though its X-Amz-Expires says an hour',
    order: () => ({ expires: 3600 }),
    offsetSeconds: 301,
    type: INVALID,
    body: {
      message: `Signature expired: ${AT} is now earlier than 20261122T102031Z (20261122T102531Z - 5 min.)`,
    },
  },
  {
    name: 'a URL of the future',
    offsetSeconds: -301,
    type: INVALID,
    body: {
      message: `Signature not yet current: ${AT} is still later than 20261122T102029Z (20261122T101529Z + 5 min.)`,
    },
  },
  {
    name: 'a role without a policy',
    order: ({ credentials }) => ({ keys: credentials.denied }),
    type: DENIED,
    body: denied('nothing', silent),
  },
  {
    name: 'a role with a Deny',
    order: ({ credentials }) => ({ keys: credentials.explicitDeny }),
    type: DENIED,
    body: denied('refused', 'with an explicit deny'),
  },
  {
    name: 'a policy shaped for a REST API',
    order: ({ credentials }) => ({ keys: credentials.restShaped }),
    type: DENIED,
    body: denied('rest', silent),
  },
  {
    name: 'a session policy that allows nothing',
    order: (gateway) => ({ keys: gateway.mintSession({ role: 'chat', sessionPolicy: { Statement: [] } }) }),
    type: DENIED,
    body: denied('chat', 'because no session policy allows the execute-api:Invoke action'),
  },
  {
    name: 'a URL over 4,096 characters',
    order: (gateway) => ({ keys: gateway.mintSession({ role: 'chat', tokenLength: 4000 }) }),
    status: 414,
    type: undefined,
    body: { message: 'Request-URI Too Long' },
  },
];

describe('handshake refusal', () => {
  it.each(CASES)(
    'of $name',
    async ({ order, change = (t) => t, offsetSeconds = 0, status = 403, type, body }) => {
      const gateway = await gatewayFor({ now: () => NOW });
      const target = change(targetOf(await signedUrl(gateway, { at: NOW, ...order?.(gateway) })));
      gateway.setClockOffset(offsetSeconds * 1000);
      const answer = await dialRaw(gateway.port, target);
      expect(answer.status).toBe(status);
      expect(answer.headers['x-amzn-errortype']).toBe(type);
      expect(JSON.parse(answer.body)).toEqual(body);
      expect(answer.headers['content-type']).toBe('application/json');
      expect(answer.headers['content-length']).toBe(String(Buffer.byteLength(answer.body)));
      expect(answer.headers.date).toBe(new Date(NOW + offsetSeconds * 1000).toUTCString());
      expect(answer.headers['x-amzn-requestid']).toMatch(/^[\da-f]{8}-([\da-f]{4}-){3}[\da-f]{12}$/);
      expect(answer.headers['x-amz-apigw-id']).toMatch(/^[\w-]{15}=$/);
      expect(gateway.requests.at(-1)).toMatchObject({ target, status, upgrade: true });
      expect(gateway.stats()).toMatchObject({ handshakes: 1, accepted: 0, refused: 1, open: 0 });
    },
  );

  it.each([300, -300, 0])('does not come while the clocks differ by %i seconds', async (seconds) => {
    const gateway = await gatewayFor({ now: () => NOW });
    const target = targetOf(await signedUrl(gateway, { at: NOW, expires: 3600 }));
    gateway.setClockOffset(seconds * 1000);
    expect((await dialRaw(gateway.port, target)).status).toBe(101);
  });

  it.each([
    ['expires', 3600, 3600, 101],
    ['expires', 3600, 3601, 403],
    ['window', 60, 300, 101],
    ['window', 3600, 301, 403],
  ] as const)(
    'under the rule "%s" with an expiry of %i s at the age of %i s: %i',
    async (expiryRule, expires, age, status) => {
      const gateway = await gatewayFor({ now: () => NOW, expiryRule, sessionSeconds: 7200 });
      const target = targetOf(await signedUrl(gateway, { at: NOW, expires }));
      gateway.setClockOffset(age * 1000);
      expect((await dialRaw(gateway.port, target)).status).toBe(status);
    },
  );
});
