import { describe, expect, it } from 'vitest';
import { openLine } from './dial.ts';
import { gatewayFor } from './fixture.ts';
import { SIGNERS } from './signers.ts';

const AWKWARD = [
  '/dev',
  '/dev/',
  '/dev?room=a%20b&name=J%C3%BCrgen',
  '/dev?empty=&flag',
  '/dev?tag=b&tag=a&tag=B',
  "/dev?q=*'!()~-_.",
  '/dev?plus=%2B&slash=%2F&percent=%25&equals=a%3Db',
  '/dev?z=1&A=2&a=3&0=4',
  '/%64ev?encoded=path',
];

describe.each(Object.entries(SIGNERS))('handshake signed by %s', (_, sign) => {
  it.each(AWKWARD)('opens %s', async (path) => {
    const gateway = await gatewayFor();
    const url = await sign({
      url: gateway.url.replace('/dev', path),
      keys: gateway.credentials.good,
      at: Date.now(),
    });
    const line = await openLine(url);
    line.send({ action: 'whoami' });
    const { accessKey, userArn } = JSON.parse(await line.next());
    expect(accessKey).toBe(gateway.credentials.good.accessKeyId);
    expect(userArn).toBe('arn:aws:sts::123456789012:assumed-role/chat/countersign');
  });

  it('opens with long-lived keys', async () => {
    const gateway = await gatewayFor();
    const line = await openLine(
      await sign({ url: gateway.url, keys: gateway.credentials.longLived, at: Date.now() }),
    );
    line.send({ action: 'whoami' });
    expect(JSON.parse(await line.next()).userArn).toBe('arn:aws:iam::123456789012:user/example');
  });

  it('opens with keys that were minted later', async () => {
    const gateway = await gatewayFor();
    const keys = gateway.mintSession({ role: 'chat', durationSeconds: 60 });
    const line = await openLine(await sign({ url: gateway.url, keys, at: Date.now() }));
    expect(gateway.connections()[0]?.accessKeyId).toBe(keys.accessKeyId);
    line.ws.terminate();
  });
});
