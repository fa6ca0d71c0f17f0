import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { dialRaw, openLine, targetOf } from './dial.ts';
import { gatewayFor, signedUrl } from './fixture.ts';
import { signWithAws4 } from './signers.ts';

const names = (lines: string[]): string[] => lines.map((line) => line.split(':')[0]!);

describe('wire', () => {
  it('writes a refusal as API Gateway names its headers, and ends the connection', async () => {
    const gateway = await gatewayFor();
    const answer = await dialRaw(gateway.port, '/dev');
    expect(answer.statusLine).toBe('HTTP/1.1 403 Forbidden');
    expect(names(answer.headerLines)).toEqual([
      'Date',
      'x-amzn-RequestId',
      'x-amz-apigw-id',
      'Content-Type',
      'Content-Length',
      'x-amzn-ErrorType',
      'Connection',
    ]);
    expect(answer.body).toBe('{"message":"Missing Authentication Token"}');
    expect(answer.headers['content-length']).toBe('42');
  });

  it('opens with the key that RFC 6455 computes, and with the request ids', async () => {
    const gateway = await gatewayFor();
    const answer = await dialRaw(gateway.port, targetOf(await signedUrl(gateway)));
    const guid = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';
    const accept = createHash('sha1').update(`dGhlIHNhbXBsZSBub25jZQ==${guid}`).digest('base64');
    expect(answer.statusLine).toBe('HTTP/1.1 101 Switching Protocols');
    expect(answer.headers['sec-websocket-accept']).toBe(accept);
    expect(answer.headers['x-amzn-requestid']).toBeDefined();
    expect(answer.headers['x-amz-apigw-id']).toBeDefined();
    expect(answer.headers['sec-websocket-extensions']).toBeUndefined();
  });

  it('records the request as it came', async () => {
    const gateway = await gatewayFor();
    const target = `${targetOf(await signedUrl(gateway))}&raw=%7e'`;
    await dialRaw(gateway.port, target, { extra: ['Origin: chrome-extension://abc'] });
    expect(gateway.requests.at(-1)).toMatchObject({
      target,
      headers: { origin: 'chrome-extension://abc' },
      errorType: 'InvalidSignatureException',
    });
  });

  it('serves only its own host name and loopback where one was set', async () => {
    const host = 'abc123def4.execute-api.eu-central-1.amazonaws.test';
    const gateway = await gatewayFor({ host });
    expect(gateway.url).toBe(`ws://${host}:${gateway.port}/dev`);
    const target = targetOf(await signedUrl(gateway));
    expect((await dialRaw(gateway.port, target, { host: `${host}:${gateway.port}` })).status).toBe(101);
    const other = await dialRaw(gateway.port, target, { host: 'api.example.test' });
    expect([other.status, other.body]).toEqual([403, '{"message":"Forbidden"}']);
    const local = await signWithAws4({
      url: `ws://127.0.0.1:${gateway.port}/dev`,
      keys: gateway.credentials.good,
      at: Date.now(),
    });
    expect((await dialRaw(gateway.port, targetOf(local))).status).toBe(101);
  });

  it.each([
    ['first', ['chat.v2', 'chat.v1'], 'chat.v2'],
    ['none', ['chat.v2'], undefined],
    [{ choose: 'chat.v1' }, ['chat.v2', 'chat.v1'], 'chat.v1'],
  ] as const)('answers subprotocols by the option %j', async (subprotocol, offered, echoed) => {
    const gateway = await gatewayFor({ subprotocol });
    const answer = await dialRaw(gateway.port, targetOf(await signedUrl(gateway)), {
      extra: [`Sec-WebSocket-Protocol: ${offered.join(', ')}`],
    });
    expect(answer.status).toBe(101);
    expect(answer.headers['sec-websocket-protocol']).toBe(echoed);
  });

  it('speaks TLS with the test certificate', async () => {
    const gateway = await gatewayFor({ tls: true });
    expect(gateway.url).toMatch(/^wss:/);
    const line = await openLine(await signedUrl(gateway), [], { rejectUnauthorized: false });
    line.send({ action: 'echo', text: 'over TLS' });
    expect(await line.next()).toBe('{"action":"echo","text":"over TLS"}');
  });

  it('serves the $default stage at the root', async () => {
    const gateway = await gatewayFor({ stages: { $default: {}, dev: {} } });
    const order = { keys: gateway.credentials.good, at: Date.now() };
    const root = await signWithAws4({ url: `ws://127.0.0.1:${gateway.port}/?a=1`, ...order });
    const named = await signWithAws4({ url: gateway.url, ...order });
    expect(gateway.url).toMatch(/\/\$default$/);
    expect((await dialRaw(gateway.port, targetOf(root))).status).toBe(101);
    expect((await dialRaw(gateway.port, targetOf(named))).status).toBe(101);
  });

  it('lets anyone onto a stage without authorization', async () => {
    const gateway = await gatewayFor({ stages: { open: { authorization: 'NONE' } } });
    expect((await dialRaw(gateway.port, '/open')).status).toBe(101);
  });

  it.each([true, false])(
    'tells a fault of its own as AWS would, and lives on (upgrade: %s)',
    async (upgrade) => {
      const gateway = await gatewayFor();
      const target = targetOf(await signedUrl(gateway));
      const { find } = gateway.store;
      gateway.store.find = () => {
        throw new Error('The store is broken.');
      };
      const answer = await dialRaw(gateway.port, target, { upgrade });
      expect([answer.status, answer.headers['x-amzn-errortype'], answer.body]).toEqual([
        500,
        'InternalServerErrorException',
        '{"message":"Internal server error"}',
      ]);
      expect(gateway.requests.at(-1)).toMatchObject({ status: 500, message: 'The store is broken.' });
      gateway.store.find = find;
      expect((await dialRaw(gateway.port, target)).status).toBe(101);
    },
  );
});
