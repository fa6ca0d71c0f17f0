import { createHash } from 'node:crypto';
import { auth, http } from 'aws-crt';
import aws4 from 'aws4';
import { AwsClient } from 'aws4fetch';
import { describe, expect, it } from 'vitest';
import type { Gateway } from '#test/gateway/gateway.ts';
import { dialRaw } from './dial.ts';
import { connected, gatewayFor } from './fixture.ts';
import type { Keys } from './signers.ts';

const SCOPE = { service: 'execute-api', region: 'eu-central-1' };

/** Calls `@connections`, header-signed by aws4 over the path exactly as it goes onto the wire. */
async function call(
  gateway: Gateway,
  method: string,
  path: string,
  { body = '', keys = gateway.credentials.good as Keys } = {},
) {
  const host = `127.0.0.1:${gateway.port}`;
  const signed = aws4.sign({ host, path, method, body, ...SCOPE }, { ...keys });
  const extra = Object.entries(signed.headers ?? {})
    .filter(([name]) => !/^(host|content-length)$/i.test(name))
    .map(([name, value]) => `${name}: ${value}`);
  return dialRaw(gateway.port, path, { upgrade: false, method, body, extra });
}

const pathOf = (gateway: Gateway, index = 0): string =>
  `/dev/@connections/${encodeURIComponent(gateway.connections()[index]!.id)}`;

describe('@connections', () => {
  it('POST sends the body to the connection', async () => {
    const gateway = await gatewayFor();
    const line = await connected(gateway);
    const answer = await call(gateway, 'POST', pathOf(gateway), { body: '{"hello":"Zoë"}' });
    expect([answer.status, answer.body]).toEqual([200, '']);
    expect(await line.next()).toBe('{"hello":"Zoë"}');
  });

  it.each([
    ['raw', (path: string) => path.replace('%3D', '=')],
    ['half encoded', (path: string) => path],
    ['wholly encoded', (path: string) => path.replace('@', '%40')],
  ])('takes a path that is %s, signed as it is sent', async (_, spell) => {
    const gateway = await gatewayFor();
    const line = await connected(gateway);
    expect((await call(gateway, 'POST', spell(pathOf(gateway)), { body: 'hi' })).status).toBe(200);
    expect(await line.next()).toBe('hi');
  });

  it('accepts what aws4fetch signed', async () => {
    const gateway = await gatewayFor();
    const line = await connected(gateway);
    const client = new AwsClient({ ...gateway.credentials.good, ...SCOPE });
    const url = `http://127.0.0.1:${gateway.port}${pathOf(gateway)}`;
    expect((await client.fetch(url, { method: 'POST', body: 'from aws4fetch' })).status).toBe(200);
    expect(await line.next()).toBe('from aws4fetch');
  });

  it('accepts what aws-crt signed', async () => {
    const gateway = await gatewayFor();
    const line = await connected(gateway);
    const { accessKeyId, secretAccessKey, sessionToken } = gateway.credentials.good;
    const path = pathOf(gateway);
    const headers = new http.HttpHeaders([['host', `127.0.0.1:${gateway.port}`]]);
    const signed = await auth.aws_sign_request(new http.HttpRequest('DELETE', path, headers), {
      algorithm: auth.AwsSigningAlgorithm.SigV4,
      signature_type: auth.AwsSignatureType.HttpRequestViaHeaders,
      provider: auth.AwsCredentialsProvider.newStatic(accessKeyId, secretAccessKey, sessionToken),
      ...SCOPE,
    });
    const extra = [...signed.headers].filter(([name]) => name !== 'host').map((pair) => pair.join(': '));
    const answer = await dialRaw(gateway.port, path, { upgrade: false, method: 'DELETE', extra });
    expect(answer.status).toBe(204);
    expect((await line.closed).code).toBe(1000);
  });

  it('GET describes the connection', async () => {
    const gateway = await gatewayFor();
    await connected(gateway);
    const { connectedAt } = gateway.connections()[0]!;
    const answer = await call(gateway, 'GET', pathOf(gateway));
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.body)).toEqual({
      connectedAt: new Date(connectedAt).toISOString(),
      identity: { sourceIp: '127.0.0.1', userAgent: '' },
      lastActiveAt: new Date(connectedAt).toISOString(),
    });
  });

  it('DELETE closes with 1000, and the id is gone afterwards', async () => {
    const gateway = await gatewayFor();
    const line = await connected(gateway);
    const path = pathOf(gateway);
    expect((await call(gateway, 'DELETE', path)).status).toBe(204);
    expect((await line.closed).code).toBe(1000);
    const answer = await call(gateway, 'POST', path, { body: 'late' });
    expect([answer.status, answer.headers['x-amzn-errortype'], answer.body]).toEqual([
      410,
      'GoneException',
      '',
    ]);
  });

  it('refuses an id that cannot be one', async () => {
    const gateway = await gatewayFor();
    const answer = await call(gateway, 'GET', '/dev/@connections/nonsense');
    expect([answer.status, answer.headers['x-amzn-errortype']]).toEqual([400, 'BadRequestException']);
    expect(JSON.parse(answer.body)).toEqual({ message: 'Invalid connectionId: nonsense' });
  });

  it('refuses a body over 128 KB', async () => {
    const gateway = await gatewayFor();
    await connected(gateway);
    const full = await call(gateway, 'POST', pathOf(gateway), { body: 'x'.repeat(131_072) });
    const over = await call(gateway, 'POST', pathOf(gateway), { body: 'x'.repeat(131_073) });
    expect([full.status, over.status]).toEqual([200, 413]);
    expect(over.headers['x-amzn-errortype']).toBe('PayloadTooLargeException');
  });

  it('refuses an unsigned call and an unknown stage', async () => {
    const gateway = await gatewayFor();
    await connected(gateway);
    const unsigned = await dialRaw(gateway.port, pathOf(gateway), { upgrade: false });
    expect([unsigned.status, unsigned.headers['x-amzn-errortype']]).toEqual([
      403,
      'MissingAuthenticationTokenException',
    ]);
    const elsewhere = await call(gateway, 'GET', pathOf(gateway).replace('dev', 'prod'));
    expect([elsewhere.status, elsewhere.headers['x-amzn-errortype']]).toEqual([
      403,
      'MissingAuthenticationTokenException',
    ]);
  });

  it('refuses another body than the signed one, and shows the doubly encoded path', async () => {
    const gateway = await gatewayFor();
    await connected(gateway);
    const path = pathOf(gateway).replace('@', '%40');
    const signed = aws4.sign(
      { host: `127.0.0.1:${gateway.port}`, path, method: 'POST', body: 'signed', ...SCOPE },
      { ...gateway.credentials.good },
    );
    const extra = Object.entries(signed.headers ?? {})
      .filter(([name]) => !/^(host|content-length)$/i.test(name))
      .map(([name, value]) => `${name}: ${value}`);
    const answer = await dialRaw(gateway.port, path, {
      upgrade: false,
      method: 'POST',
      body: 'other!',
      extra,
    });
    expect([answer.status, answer.headers['x-amzn-errortype']]).toEqual([403, 'InvalidSignatureException']);
    expect(JSON.parse(answer.body).message).toContain(
      `'POST\n/dev/%2540connections/${path.split('/')[3]!.replace('%', '%25')}\n`,
    );
  });

  it('asks for the right to manage connections, under the name that AWS gives the resource', async () => {
    const gateway = await gatewayFor();
    await connected(gateway);
    const answer = await call(gateway, 'POST', pathOf(gateway), {
      keys: gateway.credentials.denied,
      body: 'x',
    });
    expect(answer.status).toBe(403);
    expect(JSON.parse(answer.body).Message).toBe(
      'User: arn:aws:sts::123456789012:assumed-role/nothing/countersign is not authorized to perform: execute-api:ManageConnections on resource: ' +
        'arn:aws:execute-api:eu-central-1:********9012:abc123def4/dev/POST/@connections/{connectionId} because no identity-based policy allows the execute-api:ManageConnections action',
    );
  });

  it.each([
    [
      'Authorization: AWS4-HMAC-SHA256 SignedHeaders=host',
      /requires 'Credential' parameter.*requires 'Signature'.*'X-Amz-Date'/,
    ],
    ['Authorization: Bearer abc', /requires 'Credential' parameter/],
  ])('names what is missing in "%s"', async (line, pattern) => {
    const gateway = await gatewayFor();
    await connected(gateway);
    const answer = await dialRaw(gateway.port, pathOf(gateway), { upgrade: false, extra: [line] });
    expect([answer.status, answer.headers['x-amzn-errortype']]).toEqual([
      403,
      'IncompleteSignatureException',
    ]);
    expect(JSON.parse(answer.body).message).toMatch(pattern);
  });

  it('refuses a body that is not the one of its declared and signed hash', async () => {
    const gateway = await gatewayFor();
    await connected(gateway);
    const host = `127.0.0.1:${gateway.port}`;
    const path = pathOf(gateway);
    const headers = { 'X-Amz-Content-Sha256': createHash('sha256').update('signed').digest('hex') };
    const signed = aws4.sign(
      { host, path, method: 'POST', headers, ...SCOPE },
      { ...gateway.credentials.good },
    );
    const extra = Object.entries(signed.headers ?? {})
      .filter(([name]) => !/^(host|content-length)$/i.test(name))
      .map(([name, value]) => `${name}: ${value}`);
    const post = (body: string) =>
      dialRaw(gateway.port, path, { upgrade: false, method: 'POST', body, extra });
    expect((await post('signed')).status).toBe(200);
    expect((await post('other!')).headers['x-amzn-errortype']).toBe('InvalidSignatureException');
  });

  it('finds no connection of another stage', async () => {
    const gateway = await gatewayFor({ stages: { dev: {}, prod: {} } });
    await connected(gateway);
    const here = pathOf(gateway);
    expect((await call(gateway, 'GET', here)).status).toBe(200);
    expect((await call(gateway, 'GET', here.replace('/dev/', '/prod/'))).status).toBe(410);
  });
});
