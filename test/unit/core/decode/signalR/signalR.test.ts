import { encode } from '@msgpack/msgpack';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { choose } from '#core/decode/choose.ts';
import { signalR } from '#core/decode/signalR/signalR.ts';
import { BINARY, decoded, faultOf, fromHex, TEXT, utf8 } from '../decoding.ts';

const SENT = { ...TEXT, sent: true };
const record = (message: object) => `${JSON.stringify(message)}\u001e`;
const view = (message: object, context = TEXT) => decoded(signalR, utf8(record(message)), context);
const taken = (bytes: Uint8Array, context = TEXT) => choose(bytes, bytes.length, context).decoder.id;
/** A message of the MessagePack form: its length, seven bits a byte, then the list. */
function framed(list: unknown[]): Uint8Array {
  const body = encode(list);
  const length: number[] = [];
  let left = body.length;
  do {
    length.push((left & 0x7f) | (left > 0x7f ? 0x80 : 0));
    left >>= 7;
  } while (left > 0);
  return Uint8Array.from([...length, ...body]);
}

// Examples of github.com/dotnet/aspnetcore, src/SignalR/docs/specs/HubProtocol.md.
describe('SignalR as JSON', () => {
  test('the handshake', async () => {
    const asked = await view({ protocol: 'messagepack', version: 1 }, SENT);
    expect(asked.summary).toBe('Handshake messagepack');
    expect(asked.correlation).toEqual({ id: 'handshake', role: 'request', name: 'Handshake' });
    expect((await view({})).correlation).toEqual({ id: 'handshake', role: 'response', last: true });
    const refused = await view({ error: "Requested protocol 'x' is not available." });
    expect(refused.fields).toContainEqual(expect.objectContaining({ name: 'Error', bad: true }));
  });

  test('an invocation and its completion', async () => {
    const asked = await view({ type: 1, invocationId: '123', target: 'Send', arguments: [42, 'Test'] }, SENT);
    expect(asked.summary).toBe('Invocation Send · 2 arguments · 123');
    expect(asked.payload).toMatchObject({ label: 'Arguments', bytes: utf8('[42,"Test"]') });
    expect(asked.correlation).toEqual({ id: 'sent 123', role: 'request', name: 'Send' });
    const given = await view({ type: 3, invocationId: '123', result: { a: 1 } });
    expect(given.payload).toMatchObject({ label: 'Result', bytes: utf8('{"a":1}') });
    expect(given.correlation).toEqual({ id: 'sent 123', role: 'response', last: true });
    const failed = await view({ type: 3, invocationId: '123', error: 'It didn’t work' });
    expect(failed.summary).toBe('Completion · 123 · error: It didn’t work');
  });

  test('one argument is decoded in turn', async () => {
    const { payload } = await view({ type: 1, target: 'Send', arguments: [{ a: 1 }] });
    expect(payload).toMatchObject({ label: 'Argument', bytes: utf8('{"a":1}') });
  });

  test('streams, pings, close, and what reconnecting needs', async () => {
    expect(
      (await view({ type: 4, invocationId: '1', target: 'Count', arguments: [] }, SENT)).correlation,
    ).toEqual({
      id: 'sent 1',
      role: 'request',
      name: 'Count',
    });
    expect((await view({ type: 2, invocationId: '1', item: 7 })).correlation).toEqual({
      id: 'sent 1',
      role: 'response',
      last: false,
    });
    expect((await view({ type: 5, invocationId: '1' }, SENT)).correlation?.role).toBe('event');
    expect((await view({ type: 6 })).correlation).toEqual({ id: 'Ping', role: 'event', name: 'Ping' });
    const close = await view({ type: 7, error: 'Bye', allowReconnect: true });
    expect(close.fields.slice(1).map(({ name, value }) => [name, value])).toEqual([
      ['Error', 'Bye'],
      ['Reconnect', 'true'],
    ]);
    expect((await view({ type: 8, sequenceId: 1394 })).summary).toBe('Ack · 1394');
    expect((await view({ type: 9, sequenceId: 12 })).summary).toBe('Sequence · 12');
  });

  test('several records in one message', async () => {
    const text = record({ type: 6 }) + record({ type: 1, target: 'Send', arguments: [1] });
    const { summary, json } = await decoded(signalR, utf8(text), TEXT);
    expect(summary).toBe('2 messages · Ping, Invocation Send · 1 argument');
    expect(JSON.parse(json!)).toHaveLength(2);
    const many = await decoded(signalR, utf8(record({ type: 6 }).repeat(600)), TEXT);
    expect(many.fields).toContainEqual({ name: 'Not shown', value: '100 messages' });
  });
});

describe('SignalR as MessagePack', () => {
  test('reads what @msgpack/msgpack writes', async () => {
    const asked = await decoded(signalR, framed([1, {}, 'xyz', 'method', [42], []]), {
      ...BINARY,
      sent: true,
    });
    expect(asked.summary).toBe('Invocation method · 1 argument · xyz');
    expect(asked.correlation).toEqual({ id: 'sent xyz', role: 'request', name: 'method' });
    const event = await decoded(signalR, framed([1, {}, null, 'method', [42, 43]]));
    expect(event.correlation).toEqual({ id: 'method', role: 'event', name: 'method' });
  });

  test('the three kinds of completion', async () => {
    const summary = async (...rest: unknown[]) => {
      const { summary: said, payload } = await decoded(signalR, framed([3, {}, 'xyz', ...rest]));
      return [said, payload && Buffer.from(payload.bytes).toString()];
    };
    expect(await summary(1, 'Error')).toEqual(['Completion · xyz · error: Error', undefined]);
    expect(await summary(2)).toEqual(['Completion · xyz', undefined]);
    expect(await summary(3, 42)).toEqual(['Completion · xyz', '42']);
  });

  test('any arguments, also beyond 127 bytes, and several in a message', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string(), fc.array(fc.jsonValue(), { minLength: 2 }), async (target, given) => {
        const bytes = framed([1, {}, '1', target, given]);
        const { payload } = await decoded(signalR, bytes);
        expect(Buffer.from(payload!.bytes).toString()).toBe(JSON.stringify(given));
        const two = await decoded(signalR, Uint8Array.from([...bytes, ...framed([6])]));
        expect(JSON.parse(two.json!)).toHaveLength(2);
      }),
    );
  });
});

test('a MessagePack message of 123 bytes, whose length is the byte of a brace', async () => {
  const bytes = framed([1, {}, '1', 'say', ['x'.repeat(111)]]);
  expect([bytes.length, bytes[0]]).toEqual([124, 0x7b]);
  expect((await decoded(signalR, bytes)).summary).toContain('say');
});

describe('SignalR, or something else', () => {
  test('says where and why it cannot', async () => {
    expect(await faultOf(signalR, utf8('{"type":6}'), TEXT)).toEqual({
      at: 10,
      reason: 'a record separator (0x1e) should end the message',
    });
    expect(await faultOf(signalR, utf8(`${record({ type: 6 })}{"a"}\u001e`), TEXT)).toMatchObject({ at: 15 });
    expect(await faultOf(signalR, utf8(record({ type: 12 })), TEXT)).toEqual({
      at: 0,
      reason: 'no message of a hub stands here',
    });
    expect(await faultOf(signalR, fromHex('05 91'))).toEqual({
      at: 0,
      reason: 'a message of 5 bytes is announced, and 1 are left',
    });
    expect(await faultOf(signalR, fromHex('01 c1'))).toEqual({
      at: 1,
      reason: 'the byte 0xc1 is never used',
    });
    expect(await faultOf(signalR, fromHex('ffffffffff'))).toMatchObject({ at: 0 });
    expect(await faultOf(signalR, new Uint8Array())).toEqual({ reason: 'the message is empty' });
  });

  test('is taken by its separators and its form', () => {
    const long = { arguments: ['x'.repeat(500)], invocationId: '0', target: 'Send', type: 1 };
    const dotnet = { type: 1, target: 'Send', arguments: ['x'.repeat(500)] };
    for (const message of [{}, { type: 6 }, long, dotnet])
      expect(taken(utf8(record(message)))).toBe('signalr');
    expect(taken(framed([1, {}, '1', 'a', [1]]), BINARY)).toBe('signalr');
    expect(taken(framed([6]), BINARY)).toBe('signalr');
  });

  test.each([
    ['a ping', { type: 6 }],
    ['an invocation', { type: 1, target: 'Send', arguments: [] }],
    ['a long command with arguments', { action: 'run', arguments: ['x'.repeat(500)] }],
    ['a long message of type 1', { type: 1, text: 'x'.repeat(500) }],
  ])('leaves %s without a separator', (_, message) => {
    expect(taken(utf8(JSON.stringify(message)))).toBe('json');
  });

  test('leaves MessagePack of others', () => {
    expect(taken(encode([1, {}, 'a', 'b', [1]]), BINARY)).toBe('msgpack');
    expect(signalR.sniff(fromHex('05 95 0a 80'), 4, BINARY)).toBe(0);
  });
});
