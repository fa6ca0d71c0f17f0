import aws4 from 'aws4';
import { expect, test } from 'vitest';
import { createSts } from '#aws/sts/sts.ts';
import { createScript, type FakeReply, type SeenRequest } from '../cognito/fakeFetch.ts';

const NOW = Date.UTC(2026, 10, 22, 10, 0, 0);
const KEYS = {
  accessKeyId: 'ASIAIOSFODNN7EXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  sessionToken: 'synthetic/session+token==',
};
const ROLE = 'arn:aws:iam::123456789012:role/tester';

const ASSUMED = (operation: string): FakeReply => ({
  body: `<${operation}Response xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
  <${operation}Result>
    <AssumedRoleUser><AssumedRoleId>AROAEXAMPLE:me</AssumedRoleId>
      <Arn>arn:aws:sts::123456789012:assumed-role/tester/me</Arn></AssumedRoleUser>
    <Credentials>
      <AccessKeyId>ASIAEXAMPLENEW</AccessKeyId>
      <SecretAccessKey>new/secret&amp;key</SecretAccessKey>
      <SessionToken>new+token==</SessionToken>
      <Expiration>2026-11-22T11:00:00Z</Expiration>
    </Credentials>
  </${operation}Result>
  <ResponseMetadata><RequestId>c6104cbe-af31-11e0-8154-cbc7ccf896c7</RequestId></ResponseMetadata>
</${operation}Response>`,
});

const ROLE_KEYS = {
  keys: {
    accessKeyId: 'ASIAEXAMPLENEW',
    secretAccessKey: 'new/secret&key',
    sessionToken: 'new+token==',
    expiresAt: Date.UTC(2026, 10, 22, 11),
  },
  arn: 'arn:aws:sts::123456789012:assumed-role/tester/me',
};

function makeSts({ fetch }: { fetch: ReturnType<typeof createScript>['fetch'] }, endpoint?: string) {
  return createSts({ fetch, region: 'eu-central-1', now: () => NOW, ...(endpoint ? { endpoint } : {}) });
}

/** What aws4, which we did not write, signs for the same request. */
function signedByOther(request: SeenRequest, host: string) {
  const {
    authorization: _,
    'x-amz-date': date = '',
    'x-amz-security-token': _token,
    ...headers
  } = request.headers;
  const signed = aws4.sign(
    {
      host,
      method: 'POST',
      path: new URL(request.url).pathname,
      service: 'sts',
      region: 'eu-central-1',
      headers: { ...headers, 'X-Amz-Date': date },
      body: String(request.body),
      // aws4 would sign Content-Length too, which fetch adds by itself.
      extraHeadersToIgnore: { 'content-length': true },
    } as aws4.Request,
    KEYS,
  );
  return signed.headers?.Authorization;
}

test('GetCallerIdentity tells who the keys belong to and how far the clock is off', async () => {
  const server = createScript({
    headers: { date: new Date(NOW + 90_000).toUTCString() },
    body: `<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>
      <Arn>arn:aws:iam::123456789012:user/Ada</Arn><UserId>AIDAEXAMPLE</UserId><Account>123456789012</Account>
      </GetCallerIdentityResult></GetCallerIdentityResponse>`,
  });
  expect(await makeSts(server).getCallerIdentity({ ...KEYS, expiresAt: NOW + 1000 })).toEqual({
    account: '123456789012',
    arn: 'arn:aws:iam::123456789012:user/Ada',
    userId: 'AIDAEXAMPLE',
    clockOffsetMs: -90_000,
    expiresAt: NOW + 1000,
  });
  const [request] = server.seen;
  expect(request).toMatchObject({
    url: 'https://sts.eu-central-1.amazonaws.com/',
    method: 'POST',
    body: 'Action=GetCallerIdentity&Version=2011-06-15',
  });
  expect(Object.keys(request!.headers).sort()).toEqual([
    'authorization',
    'content-type',
    'x-amz-date',
    'x-amz-security-token',
  ]);
});

test('where CORS hides the Date header the offset is left out', async () => {
  const body = {
    GetCallerIdentityResponse: { GetCallerIdentityResult: { Account: '1', Arn: 'a', UserId: 'u' } },
  };
  expect(await makeSts(createScript({ body })).getCallerIdentity(KEYS)).toEqual({
    account: '1',
    arn: 'a',
    userId: 'u',
  });
});

test.each([
  [undefined, 'sts.eu-central-1.amazonaws.com'],
  ['http://127.0.0.1:4510/sts', '127.0.0.1:4510'],
])('the signature is the one that aws4 makes (endpoint %s)', async (endpoint, host) => {
  const server = createScript(ASSUMED('AssumeRole'));
  await makeSts(server, endpoint).assumeRole(KEYS, {
    roleArn: ROLE,
    sessionName: 'me+you=us',
    externalId: 'a b&c',
  });
  const [request] = server.seen;
  expect(request!.headers.authorization).toBe(signedByOther(request!, host));
});

test('AssumeRole sends every setting of the profile and reads the keys', async () => {
  const server = createScript(ASSUMED('AssumeRole'));
  const assumed = await makeSts(server).assumeRole(KEYS, {
    roleArn: ROLE,
    sessionName: 'me',
    durationSeconds: 900,
    externalId: 'ext id',
    tags: { team: 'blue & green', 'cost centre': '7' },
    mfaSerial: 'arn:aws:iam::123456789012:mfa/ada',
    mfaCode: '123456',
  });
  expect(assumed).toEqual(ROLE_KEYS);
  expect(Object.fromEntries(new URLSearchParams(String(server.seen[0]!.body)))).toEqual({
    Action: 'AssumeRole',
    Version: '2011-06-15',
    RoleArn: ROLE,
    RoleSessionName: 'me',
    DurationSeconds: '900',
    ExternalId: 'ext id',
    'Tags.member.1.Key': 'team',
    'Tags.member.1.Value': 'blue & green',
    'Tags.member.2.Key': 'cost centre',
    'Tags.member.2.Value': '7',
    SerialNumber: 'arn:aws:iam::123456789012:mfa/ada',
    TokenCode: '123456',
  });
});

test('AssumeRoleWithWebIdentity goes unsigned', async () => {
  const server = createScript(ASSUMED('AssumeRoleWithWebIdentity'));
  const input = { roleArn: ROLE, sessionName: 'me', token: 'a.b.c' };
  expect(await makeSts(server).assumeRoleWithWebIdentity(input)).toEqual(ROLE_KEYS);
  expect(Object.keys(server.seen[0]!.headers)).toEqual(['content-type']);
  expect(server.seen[0]!.body).toContain('WebIdentityToken=a.b.c');
});

test('JSON replies are read as well, with epoch seconds', async () => {
  const { keys, arn } = ROLE_KEYS;
  const Credentials = {
    AccessKeyId: keys.accessKeyId,
    SecretAccessKey: keys.secretAccessKey,
    SessionToken: keys.sessionToken,
    Expiration: keys.expiresAt / 1000,
  };
  const body = { AssumeRoleResponse: { AssumeRoleResult: { AssumedRoleUser: { Arn: arn }, Credentials } } };
  const input = { roleArn: ROLE, sessionName: 'me' };
  expect(await makeSts(createScript({ body })).assumeRole(KEYS, input)).toEqual(ROLE_KEYS);
});

const DENIED =
  'User: arn:aws:iam::123456789012:user/Ada is not authorized to perform: sts:AssumeRole on resource: x';

test.each([
  [
    'XML',
    `<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>${DENIED}</Message></Error><RequestId>1</RequestId></ErrorResponse>`,
  ],
  ['JSON', { Error: { Code: 'AccessDenied', Message: DENIED, Type: 'Sender' }, RequestId: '1' }],
])('an error in %s is explained with who asked and for what', async (_, body) => {
  const sts = makeSts(createScript({ status: 403, body }));
  await expect(sts.assumeRole(KEYS, { roleArn: ROLE, sessionName: 'me' })).rejects.toMatchObject({
    id: 'sign-in.denied',
    message: `arn:aws:iam::123456789012:user/Ada may not assume the role ${ROLE}.`,
  });
});

test('a signature that a wrong clock dated is blamed on the clock', async () => {
  const body =
    '<ErrorResponse><Error><Code>SignatureDoesNotMatch</Code><Message>Signature expired: 20261122T100000Z is now earlier than 20261122T100500Z (20261122T101000Z - 5 min.)</Message></Error></ErrorResponse>';
  await expect(makeSts(createScript({ status: 403, body })).getCallerIdentity(KEYS)).rejects.toMatchObject({
    id: 'sign-in.clock',
    message: expect.stringContaining('10 min behind'),
  });
});

test('a reply without keys is told without its text', async () => {
  const body = ASSUMED('AssumeRole').body as string;
  const sts = makeSts(createScript({ body: body.replace(/<SessionToken>.*<\/SessionToken>/, '') }));
  const problem = await sts
    .assumeRole(KEYS, { roleArn: ROLE, sessionName: 'me' })
    .catch((error: unknown) => error);
  expect(problem).toMatchObject({
    id: 'sign-in.unexpected',
    message: expect.stringContaining('SessionToken'),
  });
  expect(String(problem)).not.toContain('new/secret');
});

test('neither a region nor an endpoint that is none is asked', async () => {
  const server = createScript();
  const nowhere = createSts({ fetch: server.fetch, region: 'evil.example/', now: () => NOW });
  await expect(nowhere.getCallerIdentity(KEYS)).rejects.toMatchObject({ id: 'sign-in.wrong-region' });
  await expect(makeSts(server, 'not a url').getCallerIdentity(KEYS)).rejects.toMatchObject({
    id: 'sign-in.unreachable',
  });
  expect(server.seen).toEqual([]);
});
