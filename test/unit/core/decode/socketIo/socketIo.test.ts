import { encodePacket } from 'engine.io-parser';
import fc from 'fast-check';
import { Encoder, type Packet, PacketType } from 'socket.io-parser';
import { describe, expect, test } from 'vitest';
import { choose } from '#core/decode/choose.ts';
import { socketIo } from '#core/decode/socketIo/socketIo.ts';
import { decoded, faultOf, TEXT, utf8 } from '../decoding.ts';

const SENT = { ...TEXT, sent: true };
/** The text of a packet as Socket.IO's own encoders write it. */
function make(packet: Packet): string {
  const [text] = new Encoder().encode(packet) as [string];
  let message = '';
  encodePacket({ type: 'message', data: text }, true, (encoded) => {
    message = encoded as string;
  });
  return message;
}
const event = (data: unknown[], more: Partial<Packet> = {}): string =>
  make({ type: PacketType.EVENT, nsp: '/', data, ...more } as Packet);
const view = (text: string, context = TEXT) => decoded(socketIo, utf8(text), context);
const sniff = (text: string) => socketIo.sniff(utf8(text).subarray(0, 256), utf8(text).length, TEXT);

describe('Socket.IO', () => {
  test('an event with one argument, to be decoded in turn', async () => {
    const { summary, fields, payload, correlation } = await view(event(['chat', { text: 'hi' }]));
    expect(summary).toBe('chat');
    expect(fields).toEqual([
      { name: 'Packet', value: 'EVENT' },
      { name: 'Namespace', value: '/' },
      { name: 'Event', value: 'chat' },
      { name: 'Arguments', value: '1' },
    ]);
    expect(payload).toMatchObject({ label: 'Argument', bytes: utf8('{"text":"hi"}'), text: true });
    expect(correlation).toEqual({ id: '/ chat', role: 'event', name: 'chat' });
  });

  test('an acknowledgement belongs to the event of its number, namespace and side', async () => {
    const asked = await view(event(['save', 1, 2], { id: 12, nsp: '/admin' }), SENT);
    const given = await view(make({ type: PacketType.ACK, nsp: '/admin', id: 12, data: ['ok'] }));
    expect(asked.summary).toBe('save · /admin · ack 12');
    expect(asked.correlation).toEqual({ id: 'sent /admin 12', role: 'request', name: 'save' });
    expect(given.correlation).toEqual({ id: 'sent /admin 12', role: 'response', last: true });
    const other = await view(make({ type: PacketType.ACK, nsp: '/admin', id: 12, data: ['ok'] }), SENT);
    expect(other.correlation?.id).toBe('received /admin 12');
    expect(asked.payload?.bytes).toEqual(utf8('[1,2]'));
  });

  test('binary attachments are counted, and their placeholders stay', async () => {
    const { summary, fields, payload } = await view(
      event(['photo', Buffer.from([1]), { b: Buffer.from([2]) }]),
    );
    expect(summary).toBe('photo · 2 attachments');
    expect(fields).toContainEqual({
      name: 'Attachments',
      value: '2',
      note: 'the next binary messages of this side; placeholders stand for them',
    });
    expect(Buffer.from(payload!.bytes).toString()).toBe(
      '[{"_placeholder":true,"num":0},{"b":{"_placeholder":true,"num":1}}]',
    );
  });

  test('what a client logs in with is masked', async () => {
    const sent = await view(
      make({ type: PacketType.CONNECT, nsp: '/', data: { token: 'sesame', app: 'x' } } as Packet),
      SENT,
    );
    expect(sent.json).toBe('{"token":"…","app":"x"}');
    expect(sent.correlation).toEqual({ id: 'connect /', role: 'request', name: 'CONNECT /' });
    const got = await view(make({ type: PacketType.CONNECT, nsp: '/', data: { sid: 'abc' } } as Packet));
    expect(got.fields).toContainEqual({ name: 'Session', value: 'abc' });
    expect(got.correlation).toEqual({ id: 'connect /', role: 'response', last: true });
  });

  test('a refused namespace says why', async () => {
    const refused = { type: PacketType.CONNECT_ERROR, nsp: '/admin', data: { message: 'Not you' } } as Packet;
    const { summary, fields } = await view(make(refused));
    expect(summary).toBe('CONNECT_ERROR Not you · /admin');
    expect(fields).toContainEqual({ name: 'Message', value: 'Not you', bad: true });
  });

  test('packets without JSON', async () => {
    expect((await view('40')).summary).toBe('CONNECT');
    expect((await view('41/admin,')).summary).toBe('DISCONNECT · /admin');
    expect((await view('41/admin')).summary).toBe('DISCONNECT · /admin');
  });

  test('any event of any namespace comes back', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.stringMatching(/^\/[a-z0-9-]{0,12}$/),
        fc.option(fc.nat(), { nil: undefined }),
        fc.string().filter((name) => !['connect', 'disconnect'].includes(name)),
        fc.array(fc.jsonValue(), { minLength: 2, maxLength: 4 }),
        async (nsp, id, name, data) => {
          const text = event([name, ...data], { nsp, ...(id === undefined ? {} : { id }) });
          const { fields, payload } = await view(text);
          expect(fields[1]).toEqual({ name: 'Namespace', value: nsp });
          expect(fields.find((field) => field.name === 'Acknowledgement')?.value).toBe(id?.toString());
          expect(Buffer.from(payload!.bytes).toString()).toBe(JSON.stringify(data));
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('Engine.IO', () => {
  test('open says how often it pings', async () => {
    const { summary, fields } = await view(
      '0{"sid":"x1","upgrades":["websocket"],"pingInterval":25000,"pingTimeout":20000,"maxPayload":1000000}',
    );
    expect(summary).toBe('Engine.IO open');
    expect(fields).toEqual([
      { name: 'Packet', value: 'open', note: 'the server begins' },
      { name: 'Session', value: 'x1' },
      { name: 'Upgrades', value: '["websocket"]' },
      { name: 'Ping every', value: '25000', note: 'ms' },
      { name: 'Ping timeout', value: '20000', note: 'ms' },
      { name: 'Largest message', value: '1000000', note: 'bytes' },
    ]);
  });

  test('pings and pongs belong together', async () => {
    expect((await view('2')).correlation).toEqual({ id: 'received ping', role: 'request' });
    expect((await view('3', SENT)).correlation).toEqual({
      id: 'received ping',
      role: 'response',
      last: true,
    });
    expect((await view('2probe')).summary).toBe('Engine.IO ping · probe');
    expect((await view('5')).summary).toBe('Engine.IO upgrade');
  });
});

describe('Socket.IO, or something else', () => {
  test('says where and why it cannot', async () => {
    const fault = (text: string) => faultOf(socketIo, utf8(text), TEXT);
    expect(await fault('hello')).toEqual({ at: 0, reason: 'a digit from 0 to 6 should stand here' });
    expect(await fault('49')).toEqual({
      at: 1,
      reason: 'after the 4, a digit from 0 to 6 should stand here',
    });
    expect(await fault('42')).toEqual({ at: 2, reason: 'a packet of the type EVENT lacks its JSON' });
    expect(await fault('42/ü,["a"')).toEqual({ at: 10, reason: 'the text ends too early' });
    expect(await fault('42{"a":1}')).toEqual({ at: 2, reason: 'a packet of the type EVENT holds a list' });
    expect(await fault('0nothing')).toEqual({ at: 1, reason: 'a value should stand here' });
  });

  test.each([
    '42["chat",1]',
    '420["a"]',
    '42/x,7["a"]',
    '430[]',
    '40{"sid":"a"}',
    '44{"message":"x"}',
    '451-["a"]',
    '461-5[]',
    '2probe',
    '0{"sid":"a"}',
    '41/a,',
  ])('takes %s', (text) => {
    expect(choose(utf8(text), utf8(text).length, TEXT).decoder).toBe(socketIo);
  });

  test.each([
    '2',
    '3',
    '40',
    '42',
    '4',
    '42.5',
    '42 is the answer',
    '[42,"chat"]',
    '0',
    '404 not found',
    '4[1]',
    '45-50 people',
    '1{"a":1}',
    '43 [x]',
    '',
  ])('leaves %s', (text) => {
    expect(sniff(text)).toBe(0);
  });
});
