import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import type { RefusalKind } from '#test/gateway/forced.ts';
import { dialRaw, targetOf } from './dial.ts';
import { gatewayFor, signedUrl } from './fixture.ts';

const ANSWERS: [RefusalKind, number, string | undefined, string][] = [
  ['bad-request', 400, undefined, 'Bad Request'],
  ['unauthorized', 401, 'UnauthorizedException', 'Unauthorized'],
  ['forbidden', 403, 'ForbiddenException', 'Forbidden'],
  ['not-found', 404, 'NotFoundException', 'Not Found'],
  ['gone', 410, 'GoneException', 'Gone'],
  ['upgrade-required', 426, undefined, 'Upgrade Required'],
  ['throttled', 429, 'TooManyRequestsException', 'Too Many Requests'],
  ['server-error', 500, 'InternalServerErrorException', 'Internal server error'],
  ['bad-gateway', 502, undefined, 'Internal server error'],
  ['timeout', 504, undefined, 'Endpoint request timed out'],
];

describe('a refusal on demand', () => {
  it.each(ANSWERS)('%s for the next handshake only', async (kind, status, type, message) => {
    const gateway = await gatewayFor();
    const target = targetOf(await signedUrl(gateway));
    gateway.refuseNext(kind);
    const answer = await dialRaw(gateway.port, target);
    expect([answer.status, answer.headers['x-amzn-errortype']]).toEqual([status, type]);
    expect(JSON.parse(answer.body)).toEqual({ message });
    expect((await dialRaw(gateway.port, target)).status).toBe(101);
  });

  it.each(ANSWERS)('%s by a parameter of the URL', async (kind, status) => {
    const gateway = await gatewayFor();
    const target = targetOf(await signedUrl(gateway, { query: `?refuse=${kind}` }));
    expect((await dialRaw(gateway.port, target)).status).toBe(status);
  });

  it.each(ANSWERS)('%s by the stage', async (refuse, status) => {
    const gateway = await gatewayFor({ stages: { dev: { refuse } } });
    expect((await dialRaw(gateway.port, targetOf(await signedUrl(gateway)))).status).toBe(status);
  });

  it('of the integration comes only once the signature was found good', async () => {
    const gateway = await gatewayFor();
    gateway.refuseNext('server-error');
    expect((await dialRaw(gateway.port, '/dev')).status).toBe(403);
    const target = targetOf(await signedUrl(gateway));
    expect((await dialRaw(gateway.port, target)).status).toBe(500);
  });

  it('of the edge comes before any look at the signature', async () => {
    const gateway = await gatewayFor();
    gateway.refuseNext('throttled', 2);
    expect((await dialRaw(gateway.port, '/dev')).status).toBe(429);
    expect((await dialRaw(gateway.port, '/nowhere')).status).toBe(429);
    expect((await dialRaw(gateway.port, '/dev')).status).toBe(403);
  });

  it('ignores a kind that it does not know', async () => {
    const gateway = await gatewayFor();
    const target = targetOf(await signedUrl(gateway, { query: '?refuse=everything' }));
    expect((await dialRaw(gateway.port, target)).status).toBe(101);
  });

  it('reset drops the connection without an answer', async () => {
    const gateway = await gatewayFor();
    gateway.refuseNext('reset');
    const answer = await dialRaw(gateway.port, '/dev').catch(() => undefined);
    expect(answer?.statusLine ?? '').toBe('');
    expect(gateway.requests.at(-1)).toMatchObject({ status: 0 });
  });

  it('hang answers nothing until the gateway closes', async () => {
    const gateway = await gatewayFor();
    gateway.refuseNext('hang');
    let bytes = 0;
    const closed = new Promise<void>((resolve) => {
      const socket = connect(gateway.port, '127.0.0.1', () =>
        socket.write('GET /dev HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n'),
      );
      socket.on('data', (chunk) => {
        bytes += chunk.length;
      });
      socket.on('error', () => {});
      socket.on('close', () => resolve());
    });
    // An answered request after it shows that the gateway has read the hanging one.
    await expect.poll(() => gateway.requests.length).toBe(1);
    await dialRaw(gateway.port, '/dev');
    expect(bytes).toBe(0);
    await gateway.close();
    await closed;
    expect(bytes).toBe(0);
  });
});
