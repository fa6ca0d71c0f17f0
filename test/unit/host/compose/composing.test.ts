import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { setUpSockets } from '../socketsSupport.ts';
import { FakeSocket, REQUEST } from '../support.ts';

const encoder = new TextEncoder();

beforeEach(() => {
  vi.useFakeTimers();
  FakeSocket.made = [];
});
afterEach(() => {
  vi.useRealTimers();
});

async function openHost(request: Partial<typeof REQUEST> = {}) {
  const t = setUpSockets();
  const id = await t.host.open({ ...REQUEST, ...request });
  const socket = FakeSocket.made.at(-1)!;
  socket.opens();
  const send = (text: string, values: Record<string, string> = {}) =>
    t.host.sendTemplate(id, { text, form: 'text' }, values);
  const problem = (work: Promise<unknown>) =>
    work.then(
      () => undefined,
      ({ id, message }) => `${id}: ${message}`,
    );
  return { ...t, id, socket, send, problem };
}

describe('a message with places', () => {
  it('is filled in before it is sent, and logged as it was sent', async () => {
    const { socket, send, rows } = await openHost();
    await send('{"name":"{{name}}","n":{{$count}}}', { name: 'Ann "A"' });
    const sent = '{"name":"Ann \\"A\\"","n":1}';
    expect(socket.sent).toEqual([sent]);
    expect(rows.at(-1)).toMatchObject({ direction: 'sent', payload: sent });
  });

  it('counts messages that ask for their number, once each', async () => {
    const { socket, send } = await openHost();
    await send('{{$count}}/{{$count}}');
    await send('none');
    await send('{{$count}}');
    expect(socket.sent).toEqual(['1/1', 'none', '2']);
  });

  it('takes a value from the latest frame that has it, text or bytes', async () => {
    const { socket, send } = await openHost();
    socket.receives('{"id":1}');
    socket.receives(encoder.encode('{"id":2}').buffer);
    socket.receives('{"other":3}');
    await send('{{$frame $.id}}');
    expect(socket.sent).toEqual(['2']);
  });

  it('still finds what the server said first after many other frames', async () => {
    const { socket, send } = await openHost();
    socket.receives('{"connection":"c1"}');
    for (let i = 0; i < 3_000; i++) socket.receives(`{"tick":${i}}`);
    await send('{{$frame $.connection}} {{$frame $.tick}}');
    expect(socket.sent).toEqual(['"c1" 2999']);
  });

  it('finds nothing of a frame that is larger than what is kept', async () => {
    const { socket, send, problem } = await openHost();
    socket.receives(`{"id":7,"x":"${'x'.repeat(1_000_000)}"}`);
    expect(await problem(send('{{$frame $.id}}'))).toBe(
      'message.template: No received frame has a value at $.id yet.',
    );
  });

  it('is not sent where a value is missing', async () => {
    const { socket, send, problem } = await openHost();
    expect(await problem(send('{{token}}'))).toBe(
      'message.template: The variable “token” has no value in this environment.',
    );
    expect(await problem(send('{{toString}}'))).toContain('“toString” has no value');
    expect(socket.sent).toEqual([]);
  });

  it.each([
    ['hex', '0{{$random 1 1}} ff', [1, 255]],
    ['base64', '{{bytes}}', [104, 105]],
  ] as const)('of %s is read after it is filled in', async (form, text, bytes) => {
    const { host, id, socket } = await openHost();
    await host.sendTemplate(id, { text, form }, { bytes: 'aGk' });
    expect(socket.sent).toEqual([Uint8Array.from(bytes)]);
  });

  it('is refused before the connection is open', async () => {
    const { host, problem } = setUp();
    const id = await host.open(REQUEST);
    expect(await problem(host.sendTemplate(id, { text: 'x', form: 'text' }, {}))).toContain('session.closed');
  });
});

function setUp() {
  const t = setUpSockets();
  return {
    ...t,
    problem: (work: Promise<unknown>) =>
      work.then(
        () => undefined,
        ({ id, message }) => `${id}: ${message}`,
      ),
  };
}

describe('a message on connect', () => {
  const greeting = { message: { text: 'hello {{name}}', form: 'text' as const }, values: { name: 'Ann' } };

  it('goes out when the connection opens', async () => {
    const { socket } = await openHost({ greeting });
    expect(socket.sent).toEqual(['hello Ann']);
  });

  it('that cannot be filled in is told in the log, and the connection goes on', async () => {
    const { socket, events, state } = await openHost({ greeting: { ...greeting, values: {} } });
    expect(socket.sent).toEqual([]);
    expect(events().at(-1)).toContain('the message on connect was not sent: The variable “name”');
    expect(state()).toMatchObject({ state: 'open' });
  });
});

describe('a message that is repeated', () => {
  const request = { text: '{{$count}}', form: 'text' as const, seconds: 2 };

  it('goes out at once and at its interval, filled in anew, until it is stopped', async () => {
    const { host, id, socket, state } = await openHost();
    await host.startRepeat(id, request, {});
    expect(socket.sent).toEqual(['1']);
    expect(state()).toMatchObject({ repeat: { seconds: 2, text: '{{$count}}' } });
    vi.advanceTimersByTime(4_000);
    expect(socket.sent).toEqual(['1', '2', '3']);
    await host.stopRepeat(id);
    expect(state().repeat).toBeUndefined();
    vi.advanceTimersByTime(10_000);
    expect(socket.sent).toHaveLength(3);
  });

  it('ends with the connection', async () => {
    const { host, id, socket, state } = await openHost();
    await host.startRepeat(id, request, {});
    socket.ends(1006, '', false);
    expect(state()).toMatchObject({ state: 'closed', repeat: undefined });
    vi.advanceTimersByTime(10_000);
    expect(socket.sent).toHaveLength(1);
  });

  it('takes the place of the one before', async () => {
    const { host, id, socket } = await openHost();
    await host.startRepeat(id, { ...request, text: 'a' }, {});
    await host.startRepeat(id, { ...request, text: 'b' }, {});
    vi.advanceTimersByTime(2_000);
    expect(socket.sent).toEqual(['a', 'b', 'b']);
  });

  it('stops, told, when it can be filled in no longer', async () => {
    const { host, id, socket, events, state } = await openHost();
    socket.receives('{"id":1}');
    await host.startRepeat(id, { ...request, text: '{{$frame $.id}}' }, {});
    for (let i = 0; i < 2; i++) socket.receives('x'.repeat(1_000_000));
    // The first frame is remembered all the same; only another connection forgets it.
    vi.advanceTimersByTime(2_000);
    expect(socket.sent).toEqual(['1', '1']);
    socket.readyState = 2;
    vi.advanceTimersByTime(2_000);
    expect(state().repeat).toBeUndefined();
    expect(events().at(-1)).toContain('stopped repeating:');
  });

  it.each([0, 0.05, 3_601, Number.NaN])('is refused for every %s seconds', async (seconds) => {
    const { host, id, socket, problem } = await openHost();
    expect(await problem(host.startRepeat(id, { ...request, seconds }, {}))).toContain('repeat.seconds');
    expect(socket.sent).toEqual([]);
  });

  it('is not begun with where it cannot be sent, and what goes on goes on', async () => {
    const { host, id, socket, problem } = await openHost();
    await host.startRepeat(id, { ...request, text: 'a' }, {});
    expect(await problem(host.startRepeat(id, { ...request, text: '{{gone}}' }, {}))).toContain(
      'message.template',
    );
    vi.advanceTimersByTime(2_000);
    expect(socket.sent).toEqual(['a', 'a']);
  });
});
