import { describe, expect, it } from 'vitest';
import { dialRaw, targetOf } from './dial.ts';
import { gatewayFor, NOW, signedUrl } from './fixture.ts';

const plain = { upgrade: false };

describe('a request without upgrade', () => {
  it('finds at / what this server is, and no secret', async () => {
    const gateway = await gatewayFor({ now: () => NOW });
    const answer = await dialRaw(gateway.port, '/', plain);
    expect([answer.status, answer.headers['content-type']]).toEqual([200, 'text/plain; charset=utf-8']);
    expect(answer.body).toContain('local gateway');
    expect(answer.headers.date).toBe('Sun, 22 Nov 2026 10:20:30 GMT');
    for (const { accessKeyId, secretAccessKey, sessionToken = secretAccessKey } of Object.values(
      gateway.credentials,
    ))
      for (const secret of [accessKeyId, secretAccessKey, sessionToken])
        expect(answer.body).not.toContain(secret);
  });

  it.each([
    ['unsigned', undefined, 403, 'MissingAuthenticationTokenException', 'Missing Authentication Token'],
    ['signed well', 0, 426, undefined, 'Upgrade Required'],
    ['signed too long ago', 600, 403, 'InvalidSignatureException', /^Signature expired: 20261122T102030Z/],
  ] as const)('to a stage, %s, meets %s s later: %i', async (_, later, status, type, message) => {
    const gateway = await gatewayFor({ now: () => NOW });
    const target = later === undefined ? '/dev' : targetOf(await signedUrl(gateway, { at: NOW }));
    gateway.setClockOffset((later ?? 0) * 1000);
    const answer = await dialRaw(gateway.port, target, plain);
    expect([answer.status, answer.headers['x-amzn-errortype']]).toEqual([status, type]);
    expect(JSON.parse(answer.body).message).toMatch(message);
    expect(answer.headers['x-amzn-requestid']).toBeDefined();
  });

  it.each([
    ['missing-token', 403],
    ['upgrade-required', 426],
  ] as const)('with a good signature, under the option "%s": %i', async (plainGet, status) => {
    const gateway = await gatewayFor({ plainGet });
    const answer = await dialRaw(gateway.port, targetOf(await signedUrl(gateway)), plain);
    expect(answer.status).toBe(status);
  });

  it('of another method is answered as an unknown route', async () => {
    const gateway = await gatewayFor();
    const answer = await dialRaw(gateway.port, '/dev', { ...plain, method: 'PUT' });
    expect([answer.status, answer.body]).toEqual([403, '{"message":"Missing Authentication Token"}']);
  });

  it('with more than 1 MB of body is refused, and the gateway lives on', async () => {
    const gateway = await gatewayFor();
    const body = 'x'.repeat(1_100_000);
    const answer = await dialRaw(gateway.port, '/dev', { ...plain, method: 'POST', body }).catch(
      () => undefined,
    );
    expect(answer === undefined || answer.status === 413).toBe(true);
    expect((await dialRaw(gateway.port, '/', plain)).status).toBe(200);
  });
});
