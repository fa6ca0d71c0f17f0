import { describe, expect, it } from 'vitest';
import { openLine } from './dial.ts';
import { connected, gatewayFor, signedUrl } from './fixture.ts';

const gatewayFrame = (message: string, id: string) =>
  new RegExp(`^\\{"message": "${message}", "connectionId":"${id}", "requestId":"[\\w-]{15}="\\}$`);

describe('route', () => {
  it('echo gives the message back as it was', async () => {
    const line = await connected(await gatewayFor());
    const text = '{ "action" : "echo",  "text": "Grüße 👋", "n": 1.0 }';
    line.send(text);
    expect(await line.next()).toBe(text);
  });

  it('broadcast reaches every connection of the stage and none of another', async () => {
    const gateway = await gatewayFor({ stages: { dev: {}, prod: {} } });
    const [first, second] = [await connected(gateway), await connected(gateway)];
    const prod = await openLine(await signedUrl({ ...gateway, url: gateway.url.replace('dev', 'prod') }));
    first.send({ action: 'broadcast', data: { hello: 'all' } });
    const text = await second.next();
    expect(await first.next()).toBe(text);
    expect(JSON.parse(text)).toEqual({
      type: 'broadcast',
      from: gateway.connections()[0]?.id,
      data: { hello: 'all' },
    });
    prod.send({ action: 'whoami' });
    expect(JSON.parse(await prod.next())).toMatchObject({ type: 'whoami', stage: 'prod' });
  });

  it('whoami tells what a $connect integration would learn', async () => {
    const gateway = await gatewayFor({ subprotocol: 'first' });
    const line = await openLine(await signedUrl(gateway), ['chat'], {
      headers: { 'User-Agent': 'test', Origin: 'moz-extension://x' },
    });
    line.send({ action: 'whoami' });
    expect(JSON.parse(await line.next())).toEqual({
      type: 'whoami',
      connectionId: gateway.connections()[0]?.id,
      stage: 'dev',
      userArn: 'arn:aws:sts::123456789012:assumed-role/chat/countersign',
      accountId: '123456789012',
      caller: 'AROAEXAMPLECHAT:countersign',
      accessKey: gateway.credentials.good.accessKeyId,
      sourceIp: '127.0.0.1',
      userAgent: 'test',
      origin: 'moz-extension://x',
      subprotocol: 'chat',
      connectedAt: gateway.connections()[0]?.connectedAt,
    });
  });

  it('binary sends a pattern of the size asked for, or the bytes given', async () => {
    const line = await connected(await gatewayFor());
    line.send({ action: 'binary', size: 300 });
    expect([...(await line.nextBinary())]).toEqual(Array.from({ length: 300 }, (_, index) => index % 256));
    line.send({ action: 'binary', base64: 'AAECAwQ=' });
    expect([...(await line.nextBinary())]).toEqual([0, 1, 2, 3, 4]);
  });

  it.each([
    [{}, { code: 1000, reason: '' }],
    [
      { code: 4001, reason: 'enough' },
      { code: 4001, reason: 'enough' },
    ],
    [
      { code: 1011, reason: 'fault' },
      { code: 1011, reason: 'fault' },
    ],
    [{ code: 1006 }, { code: 1000, reason: '' }],
    [{ code: 7 }, { code: 1000, reason: '' }],
  ])('close %j ends with %j', async (order, expected) => {
    const line = await connected(await gatewayFor());
    line.send({ action: 'close', ...order });
    expect(await line.closed).toEqual(expected);
  });

  it('drop ends the connection without a close frame', async () => {
    const line = await connected(await gatewayFor());
    line.send({ action: 'drop' });
    expect((await line.closed).code).toBe(1006);
  });

  it.each([
    ['fail', 'Internal server error'],
    ['throttle', 'Too Many Requests'],
  ])('%s answers with the frame "%s"', async (action, message) => {
    const gateway = await gatewayFor();
    const line = await connected(gateway);
    line.send({ action });
    expect(await line.next()).toMatch(gatewayFrame(message, gateway.connections()[0]!.id));
  });

  it('invalid answers as a model that rejects', async () => {
    const gateway = await gatewayFor();
    const line = await connected(gateway);
    line.send({ action: 'invalid' });
    const text = await line.next();
    expect(text).toContain('{"message" : "Bad request body"');
    expect(JSON.parse(text)).toMatchObject({
      connectionId: gateway.connections()[0]?.id,
      messageId: expect.stringMatching(/=$/),
    });
  });

  const STRAY = [
    'plain text',
    '[1]',
    'null',
    '"echo"',
    '{"action":7}',
    '{"no":"action"}',
    '{"action":"toString"}',
  ];

  it.each(STRAY)('$default takes %s', async (text) => {
    const line = await connected(await gatewayFor());
    line.send(text);
    expect(JSON.parse(await line.next())).toEqual({ type: 'default', text });
  });

  it.each(STRAY)('without $default, %s is answered Forbidden', async (text) => {
    const gateway = await gatewayFor({ defaultRoute: 'none' });
    const line = await connected(gateway);
    line.send(text);
    expect(await line.next()).toMatch(gatewayFrame('Forbidden', gateway.connections()[0]!.id));
  });

  it('counts what goes in and out', async () => {
    const gateway = await gatewayFor();
    const line = await connected(gateway);
    line.send('{"action":"echo"}');
    await line.next();
    expect(gateway.stats()).toMatchObject({
      messagesIn: 1,
      messagesOut: 1,
      bytesIn: 17,
      bytesOut: 17,
      open: 1,
    });
  });

  it('push reaches an open connection, and none that is closed', async () => {
    const gateway = await gatewayFor();
    const line = await connected(gateway);
    const { id } = gateway.connections()[0]!;
    expect(gateway.push(id, 'from the back')).toBe(true);
    expect(await line.next()).toBe('from the back');
    line.ws.close(1000);
    await line.closed;
    expect(gateway.push(id, 'too late')).toBe(false);
  });
});
