import { createHash } from 'node:crypto';
import { auth, http } from 'aws-crt';
import { sign } from 'aws4';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ConnectionRequest, signConnectionCall } from '#aws/connections/signConnectionCall.ts';
import { connectionUrl } from '#core/connections/managementEndpoint.ts';
import type { Keys } from '#core/profile.ts';
import { anyKeys } from './generators.ts';

interface Call extends ConnectionRequest {
  keys: Keys;
}

const TYPE = 'application/octet-stream';

/** Of the Authorization header. */
const signatureOf = (authorization: unknown): string | undefined =>
  /Signature=([0-9a-f]{64})$/.exec(String(authorization))?.[1];

const partsOf = (url: string) => {
  const { host, pathname } = new URL(url);
  return { host, path: pathname };
};

async function ours({ keys, ...request }: Call): Promise<string | undefined> {
  return signatureOf((await signConnectionCall(keys, request)).authorization);
}

function byAws4({ keys, method, url, region, body, now }: Call): string | undefined {
  const { host, path } = partsOf(url);
  const amzDate = new Date(now).toISOString().replace(/[-:]|\.\d{3}/g, '');
  const headers = { host, 'X-Amz-Date': amzDate, ...(body ? { 'content-type': TYPE } : {}) };
  const given = { method, host, path, region, service: 'execute-api', headers };
  // aws4 would sign a Content-Length that browsers set by themselves, and would guess a type.
  const signed = sign(
    Object.assign(
      given,
      body && { body: Buffer.from(body), extraHeadersToIgnore: { 'content-length': true } },
    ),
    { ...keys },
  );
  return signatureOf(signed.headers?.Authorization);
}

async function byAwsCrt({ keys, method, url, region, body, now }: Call): Promise<string | undefined> {
  const { host, path } = partsOf(url);
  const headers = new http.HttpHeaders([['host', host]]);
  if (body) headers.add('content-type', TYPE);
  const signed = await auth.aws_sign_request(new http.HttpRequest(method, path, headers), {
    algorithm: auth.AwsSigningAlgorithm.SigV4,
    signature_type: auth.AwsSignatureType.HttpRequestViaHeaders,
    provider: auth.AwsCredentialsProvider.newStatic(
      keys.accessKeyId,
      keys.secretAccessKey,
      keys.sessionToken,
    ),
    region,
    service: 'execute-api',
    date: new Date(now),
    signed_body_value: createHash('sha256')
      .update(body ?? '')
      .digest('hex'),
  });
  return signatureOf(signed.headers.get('authorization'));
}

const HOST = 'https://abc123def4.execute-api.us-east-1.amazonaws.com';

/** As API Gateway gives them out, and all that a person may type. */
const anyId = fc.oneof(
  fc.string({ unit: fc.constantFrom(...'ABCxyz019-_'), minLength: 15, maxLength: 15 }).map((id) => `${id}=`),
  fc
    .array(fc.constantFrom(...'aZ9=+/@%$*!()~_-. ü:?#&', '%3D', '%2F', '@connections', '日本', '🚀'), {
      minLength: 1,
      maxLength: 20,
    })
    .map((pieces) => pieces.join('').trim())
    .filter((id) => !['', '.', '..'].includes(id)),
);

const anyCall: fc.Arbitrary<Call> = fc
  .record({
    method: fc.constantFrom('POST', 'GET', 'DELETE'),
    base: fc.constantFrom(
      `${HOST}/dev`,
      `${HOST}/$default`,
      'https://api.example.com/v1/chat',
      HOST,
      'http://127.0.0.1:4510/dev',
    ),
    id: anyId,
    region: fc.constantFrom('us-east-1', 'eu-central-1', 'cn-north-1'),
    keys: anyKeys,
    body: fc.uint8Array({ maxLength: 300 }),
    now: fc.integer({ min: Date.UTC(2012, 0), max: Date.UTC(2099, 0) }),
  })
  .map(({ base, id, body, method, ...rest }) => ({
    ...rest,
    method,
    url: connectionUrl({ url: base }, id),
    ...(method === 'POST' ? { body } : {}),
  }));

describe('a call of @connections', () => {
  it('is signed as aws4 and aws-crt sign it, whatever the id', async () => {
    await fc.assert(
      fc.asyncProperty(anyCall, async (call) => {
        const signature = await ours(call);
        expect(signature).toBeDefined();
        expect(signature).toBe(byAws4(call));
        expect(signature).toBe(await byAwsCrt(call));
      }),
      { numRuns: 500 },
    );
  });

  it('goes out with the URL that was signed: parsing it again changes nothing', () => {
    fc.assert(
      fc.property(anyId, (id) => {
        const url = connectionUrl({ url: `${HOST}/dev` }, id);
        expect(new URL(url).href).toBe(url);
        expect(decodeURIComponent(url.slice(`${HOST}/dev/%40connections/`.length))).toBe(id);
      }),
    );
  });

  it('names in its headers what was signed, and leaves Host to the browser', async () => {
    const headers = await signConnectionCall(
      {
        accessKeyId: 'ASIAEXAMPLEEXAMPLE00',
        secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
        sessionToken: 'IQoJb3JpZ2luX2VjEXAMPLE',
      },
      {
        method: 'POST',
        url: `${HOST}/dev/%40connections/L0SM9cOFvHcCIhw%3D`,
        region: 'us-east-1',
        body: new Uint8Array([1]),
        now: Date.UTC(2026, 10, 22, 10, 20, 30),
      },
    );
    expect(Object.keys(headers).sort()).toEqual([
      'authorization',
      'content-type',
      'x-amz-date',
      'x-amz-security-token',
    ]);
    expect(headers.authorization).toContain(
      'Credential=ASIAEXAMPLEEXAMPLE00/20261122/us-east-1/execute-api/aws4_request, SignedHeaders=content-type;host;x-amz-date;x-amz-security-token',
    );
  });
});
