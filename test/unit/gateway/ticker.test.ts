import { describe, expect, it } from 'vitest';
import { tickText } from '#test/gateway/ticker.ts';
import type { Line } from './dial.ts';
import { connected, gatewayFor } from './fixture.ts';

const takeMany = async (line: Line, count: number): Promise<string[]> => {
  const taken: string[] = [];
  while (taken.length < count) taken.push(await line.next());
  return taken;
};

const expected = (count: number, size: number): string[] =>
  Array.from({ length: count }, (_, index) => tickText(index + 1, size));

describe('tickText', () => {
  it.each([64, 200, 131_072])('has exactly %i bytes and is JSON', (size) => {
    const text = tickText(123_456_789, size);
    expect(Buffer.byteLength(text)).toBe(size);
    expect(JSON.parse(text)).toMatchObject({ type: 'tick', n: 123_456_789 });
  });
});

describe('ticker', () => {
  it.each([64, 125, 126, 127, 200, 65_535, 65_536, 131_072])(
    'sends numbered messages of exactly %i bytes',
    async (size) => {
      const line = await connected(await gatewayFor());
      line.send({ action: 'ticker', rate: 2000, size, count: 12 });
      expect(await takeMany(line, 12)).toEqual(expected(12, size));
    },
  );

  it('sends exactly rate times seconds messages, and then nothing', async () => {
    const gateway = await gatewayFor();
    const line = await connected(gateway);
    line.send({ action: 'ticker', rate: 500, size: 100, seconds: 0.5 });
    expect(await takeMany(line, 250)).toEqual(expected(250, 100));
    line.send({ action: 'stop' });
    expect(JSON.parse(await line.next())).toEqual({ type: 'stopped', sent: 250 });
  });

  it('sends no message too many at a rate of whole batches', async () => {
    const line = await connected(await gatewayFor());
    line.send({ action: 'ticker', rate: 100_000, size: 64, count: 777 });
    expect(await takeMany(line, 777)).toEqual(expected(777, 64));
    line.send({ action: 'stop' });
    expect(JSON.parse(await line.next())).toEqual({ type: 'stopped', sent: 777 });
  });

  it('reaches 20,000 messages of 200 bytes per second, in order and in full', async () => {
    const gateway = await gatewayFor();
    const line = await connected(gateway);
    const started = performance.now();
    line.send({ action: 'ticker', rate: 20_000, size: 200, count: 20_000 });
    let wrong = 0;
    for (let n = 1; n <= 20_000; n++) if ((await line.next()) !== tickText(n, 200)) wrong++;
    const seconds = (performance.now() - started) / 1000;
    expect(wrong).toBe(0);
    expect(seconds).toBeGreaterThan(0.9);
    // Generous: the machine that tests may be busy. Alone it takes 1.0 s.
    expect(seconds).toBeLessThan(3);
  });

  it('keeps to a slow rate', async () => {
    const line = await connected(await gatewayFor());
    const started = performance.now();
    line.send({ action: 'ticker', rate: 20, size: 64, count: 5 });
    await takeMany(line, 5);
    expect(performance.now() - started).toBeGreaterThan(190);
  });

  it('stops when told to, and says how many it sent', async () => {
    const gateway = await gatewayFor();
    const line = await connected(gateway);
    line.send({ action: 'ticker', rate: 1000, size: 64 });
    await takeMany(line, 20);
    line.send({ action: 'stop' });
    let text = await line.next();
    let last = 20;
    while (text.includes('"tick"')) {
      last = JSON.parse(text).n;
      text = await line.next();
    }
    expect(JSON.parse(text)).toEqual({ type: 'stopped', sent: last });
    expect(gateway.stats().messagesOut).toBe(last + 1);
  });

  it('begins anew where one was running', async () => {
    const line = await connected(await gatewayFor());
    line.send({ action: 'ticker', rate: 1, size: 64 });
    expect(JSON.parse(await line.next()).n).toBe(1);
    line.send({ action: 'ticker', rate: 1000, size: 64, count: 3 });
    expect(await takeMany(line, 3)).toEqual(expected(3, 64));
  });

  it('serves two connections side by side', async () => {
    const gateway = await gatewayFor();
    const lines = [await connected(gateway), await connected(gateway)];
    for (const line of lines) line.send({ action: 'ticker', rate: 5000, size: 200, count: 2000 });
    const [first, second] = await Promise.all(lines.map((line) => takeMany(line, 2000)));
    expect(first).toEqual(expected(2000, 200));
    expect(second).toEqual(first);
  });

  it.each([
    [{ rate: 0 }, /rate/],
    [{ rate: 1e9 }, /rate/],
    [{ rate: 'fast' }, /rate/],
    [{ size: 10 }, /size/],
    [{ size: 100.5 }, /size/],
    [{ size: 131_073 }, /size/],
    [{ count: 0 }, /count/],
    [{ count: 1.5 }, /count/],
    [{ seconds: -1 }, /count/],
    [{ seconds: 'long' }, /count/],
  ])('answers %j with a sentence', async (order, pattern) => {
    const line = await connected(await gatewayFor());
    line.send({ action: 'ticker', ...order });
    const { type, message } = JSON.parse(await line.next());
    expect(type).toBe('error');
    expect(message).toMatch(pattern);
  });
});
