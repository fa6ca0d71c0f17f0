import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Step } from '#core/compose/types.ts';
import { expectStep, send, wait } from '../../core/compose/sequenceClock.ts';
import { setUpSockets } from '../socketsSupport.ts';
import { FakeSocket } from '../support.ts';

beforeEach(() => {
  vi.useFakeTimers();
  FakeSocket.made = [];
});
afterEach(() => vi.useRealTimers());

async function opened() {
  const host = setUpSockets();
  const one = await host.open();
  one.socket.opens();
  const run = (steps: Step[], id = one.id) =>
    host.host.runSequence(id, {
      run: { name: 'Login', steps, rounds: 1 },
      values: { who: 'you' },
      secret: [],
    });
  const told = (id = one.id) => host.state(id).sequence;
  return { ...host, ...one, run, told };
}

test('goes over the socket, sees what comes, and names the rows of the log', async () => {
  const one = await opened();
  await one.run([
    send('hi {{who}}'),
    expectStep('welcome', { take: [{ name: 'id', path: '$.id' }] }),
    send('{{id}}'),
  ]);
  await vi.advanceTimersByTimeAsync(1);
  one.socket.receives('{"welcome":true,"id":5}');
  expect(one.socket.sent).toEqual(['hi you', '5']);
  expect(one.told()).toMatchObject({ name: 'Login', state: 'passed', done: 3 });
  const rows = one.rows.filter(({ direction }) => direction !== 'event').map(({ payload }) => payload);
  expect(rows).toEqual(['hi you', '{"welcome":true,"id":5}', '5']);
});

test('a place may take its value from a frame that came before the sequence', async () => {
  const one = await opened();
  one.socket.receives('{"connectionId":"c-1"}');
  await one.run([send('{"to":"{{$frame $.connectionId}}"}')]);
  await vi.advanceTimersByTimeAsync(1);
  expect(one.socket.sent).toEqual(['{"to":"c-1"}']);
});

test('a value that is missing is told, and nothing is sent', async () => {
  const one = await opened();
  await one.run([send('{{nobody}}')]);
  await vi.advanceTimersByTimeAsync(1);
  expect(one.socket.sent).toEqual([]);
  expect(one.told()).toMatchObject({
    state: 'failed',
    why: 'Step 1: The variable “nobody” has no value in this environment.',
  });
});

test('ends with the connection before the record is closed', async () => {
  const one = await opened();
  await one.run([wait(10_000)]);
  await vi.advanceTimersByTimeAsync(1);
  one.socket.ends(1006, '', false);
  expect(one.told()).toMatchObject({
    state: 'failed',
    why: expect.stringMatching(/^Step 1: The connection ended \(1006/),
  });
  const ended = one.patches.findIndex(({ sequence }) => sequence?.state === 'failed');
  const closed = one.patches.findIndex(({ state }) => state === 'closed');
  expect(ended).toBeGreaterThan(-1);
  expect(closed).toBeGreaterThan(ended);
});

test('is stopped by Stop, and by Disconnect', async () => {
  for (const [stop, why] of [
    ['stopSequence', 'Stopped by you.'],
    ['close', 'You disconnected.'],
  ] as const) {
    const one = await opened();
    await one.run([wait(10_000), send('never')]);
    await vi.advanceTimersByTimeAsync(1);
    await one.host[stop](one.id);
    await vi.advanceTimersByTimeAsync(20_000);
    expect(one.told()).toMatchObject({ state: 'stopped', why });
    expect(one.socket.sent).toEqual([]);
  }
});

test('two sessions run one each, and a session one at a time', async () => {
  const one = await opened();
  const other = await one.open();
  other.socket.opens();
  await one.run([expectStep('go'), send('first')]);
  await one.run([expectStep('go'), send('second')], other.id);
  await expect(one.run([send('third')])).rejects.toMatchObject({ id: 'sequence.running' });
  await vi.advanceTimersByTimeAsync(1);
  other.socket.receives('go');
  expect([one.told().state, one.told(other.id).state]).toEqual(['running', 'passed']);
  one.socket.receives('go');
  expect(one.socket.sent).toEqual(['first']);
  expect(other.socket.sent).toEqual(['second']);
});

test('a session that is deleted takes its sequence with it', async () => {
  const one = await opened();
  await one.run([wait(1_000), send('never')]);
  await vi.advanceTimersByTimeAsync(1);
  await one.host.remove(one.id);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(one.socket.sent).toEqual([]);
  expect(one.told()).toMatchObject({ state: 'running' });
});

test('needs an open connection', async () => {
  const host = setUpSockets();
  const { id } = await host.open();
  const order = { run: { name: 'Login', steps: [send('a')], rounds: 1 }, values: {}, secret: [] };
  await expect(host.host.runSequence(id, order)).rejects.toMatchObject({ id: 'session.closed' });
});
