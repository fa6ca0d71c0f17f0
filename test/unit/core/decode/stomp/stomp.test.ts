import { createRequire } from 'node:module';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { choose } from '#core/decode/choose.ts';
import { stomp } from '#core/decode/stomp/stomp.ts';
import { BINARY, decoded, faultOf, TEXT, utf8 } from '../decoding.ts';

interface BrokerFrame {
  command: string;
  headers: Record<string, string | number>;
  body?: string | Buffer;
}
const Frame = createRequire(import.meta.url)('stomp-broker-js/lib/frame.js') as new (
  frame: BrokerFrame,
) => { toStringOrBuffer(): string | Buffer };
/** A frame as stomp-broker-js writes it. */
const make = (frame: BrokerFrame): Uint8Array => {
  const written = new Frame(frame).toStringOrBuffer();
  return typeof written === 'string' ? utf8(written) : Uint8Array.from(written);
};
const AGREED = { ...TEXT, subprotocol: 'v12.stomp' };
const view = (text: string, context = TEXT) => decoded(stomp, utf8(text), context);
const taken = (text: string, context = TEXT) => choose(utf8(text), utf8(text).length, context).decoder.id;

describe('STOMP', () => {
  test("the broker's own frames", async () => {
    const message = make({
      command: 'MESSAGE',
      headers: {
        destination: '/topic/a',
        'message-id': 'm-1',
        subscription: 's-1',
        'content-type': 'application/json',
      },
      body: '{"a":1}',
    });
    const { summary, fields, payload, correlation } = await decoded(stomp, message);
    expect(summary).toBe('MESSAGE /topic/a · 7 bytes');
    expect(fields[0]).toEqual({ name: 'Command', value: 'MESSAGE' });
    expect(fields).toContainEqual({ name: 'subscription', value: 's-1' });
    expect(payload).toEqual({
      label: 'Body',
      bytes: utf8('{"a":1}'),
      text: true,
      contentType: 'application/json',
    });
    expect(correlation).toEqual({ id: 'm-1', role: 'event', name: '/topic/a' });
    const connected = await decoded(
      stomp,
      make({
        command: 'CONNECTED',
        headers: { session: 's', server: 'x/1', 'heart-beat': '0,10000', version: '1.1' },
      }),
    );
    expect(connected.summary).toBe('CONNECTED 1.1');
    expect(connected.fields).toContainEqual({
      name: 'heart-beat',
      value: '0,10000',
      note: 'sends none, wants one every 10000 ms',
    });
    expect(connected.correlation).toEqual({ id: 'connect', role: 'response', last: true });
  });

  test('the login is shown, the passcode is not', async () => {
    const connect =
      'CONNECT\naccept-version:1.1,1.2\nhost:a\nlogin:anna\npasscode:sesame\nAuthorization:Bearer x\n\n\0';
    const { fields, summary } = await view(connect);
    expect(summary).toBe('CONNECT 1.1,1.2');
    expect(fields).toContainEqual({ name: 'login', value: 'anna' });
    expect(fields).toContainEqual({ name: 'passcode', value: '…', note: 'hidden' });
    expect(fields).toContainEqual({ name: 'Authorization', value: '…', note: 'hidden' });
  });

  test('escapes in headers, of which CONNECT and STOMP 1.0 have none', async () => {
    const frame = 'SEND\ndestination:/a\\cb\\\\c\\nd\\r\n\n\0';
    expect((await view(frame)).fields[1]).toEqual({ name: 'destination', value: '/a:b\\c\nd\r' });
    expect((await view(frame, { ...TEXT, subprotocol: 'v10.stomp' })).fields[1]?.value).toBe(
      '/a\\cb\\\\c\\nd\\r',
    );
    expect((await view('CONNECT\nlogin:a\\cb\n\n\0')).fields[1]?.value).toBe('a\\cb');
    expect((await view('SEND\ndestination:\\t\n\n\0')).fields[1]).toEqual({
      name: 'destination',
      value: '\\t',
      note: 'with an escape that STOMP does not know',
      bad: true,
    });
  });

  test('a body of stated length may hold null bytes', async () => {
    const bytes = make({
      command: 'SEND',
      headers: { destination: '/a', 'content-length': 3 },
      body: Buffer.from([1, 0, 2]),
    });
    const { payload } = await decoded(stomp, bytes);
    expect(payload).toMatchObject({ bytes: Uint8Array.of(1, 0, 2), text: false });
  });

  test('of repeated headers the first counts', async () => {
    const { summary, fields } = await view('SEND\ndestination:/a\ndestination:/b\n\n\0');
    expect(summary).toBe('SEND /a');
    expect(fields[2]).toEqual({ name: 'destination', value: '/b', note: 'repeated: the first one counts' });
  });

  test('receipts answer what asked for them', async () => {
    const asked = await view('SUBSCRIBE\nid:0\ndestination:/a\nreceipt:r-1\n\n\0');
    const given = await view('RECEIPT\nreceipt-id:r-1\n\n\0');
    expect(asked.correlation).toEqual({ id: 'receipt r-1', role: 'request', name: '/a' });
    expect(given.correlation).toEqual({ id: 'receipt r-1', role: 'response', last: true });
    const refused = await view('ERROR\nmessage:No\nreceipt-id:r-1\n\nDetails\0');
    expect(refused.summary).toBe('ERROR No · 7 bytes');
    expect(refused.fields[0]).toEqual({ name: 'Command', value: 'ERROR', bad: true });
    expect(refused.correlation).toEqual({ id: 'receipt r-1', role: 'response', last: true });
  });

  test('heart-beats, and several frames in one message', async () => {
    expect((await view('\n', AGREED)).summary).toBe('heart-beat');
    expect((await view('\r\n\n')).summary).toBe('heart-beat');
    const { summary, json } = await view(
      '\nSEND\r\ndestination:/a\r\n\r\nx\0\n\nBEGIN\ntransaction:t\n\n\0\n',
    );
    expect(summary).toBe('2 frames · SEND /a · 1 byte, BEGIN');
    expect(JSON.parse(json!)).toEqual([
      { command: 'SEND', headers: { destination: '/a' }, body: 'x' },
      { command: 'BEGIN', headers: { transaction: 't' }, body: '' },
    ]);
  });

  test('a frame that goes on in the next message is told', async () => {
    for (const text of [
      'SEND\ndestination:/a',
      'SEND\ndestination:/a\n\nbody',
      'SEND\ncontent-length:9\n\nbody\0',
    ]) {
      expect((await view(text)).fields.at(-1)).toEqual({
        name: 'Cut',
        value: 'the frame goes on in the next message',
        bad: true,
      });
    }
  });

  test('more headers or frames than anybody reads are counted', async () => {
    const headers = await view(`SEND\n${'a:b\n'.repeat(300)}\nbody\0`);
    expect(headers.fields.at(-1)).toEqual({ name: 'Not shown', value: '100 headers' });
    expect(headers.payload?.bytes).toEqual(utf8('body'));
    const frames = await view('SEND\n\n\0'.repeat(502));
    expect(JSON.parse(frames.json!)).toHaveLength(500);
    expect(frames.fields.at(-1)).toEqual({ name: 'Not read', value: '14 bytes' });
  });

  test('any headers and body of the broker come back', async () => {
    const word = fc.stringMatching(/^[a-z0-9/-]{1,20}$/);
    await fc.assert(
      fc.asyncProperty(fc.dictionary(word, word), fc.uint8Array({ minLength: 1 }), async (headers, body) => {
        fc.pre(!('content-length' in headers));
        const all = { ...headers, 'content-length': body.length };
        const bytes = make({ command: 'SEND', headers: all, body: Buffer.from(body) });
        const shown = await decoded(stomp, bytes);
        expect(shown.payload?.bytes).toEqual(body);
        expect(shown.fields.slice(1).map(({ name }) => name)).toEqual(Object.keys(all));
      }),
    );
  });
});

describe('STOMP, or something else', () => {
  test('says where and why it cannot', async () => {
    const fault = (text: string) => faultOf(stomp, utf8(text), TEXT);
    expect(await fault('HELLO\n\n\0')).toEqual({ at: 0, reason: 'no command of STOMP stands here' });
    expect(await fault('SEND\nnothing\n\n\0')).toEqual({
      at: 5,
      reason: 'a header and its value should stand here, with a colon between them',
    });
    expect(await fault('SEND\ncontent-length:1\n\nbody\0')).toEqual({
      at: 24,
      reason: 'the body of 1 bytes is not followed by a null byte',
    });
    expect(await fault('SEND\na:b\n\n\0more')).toEqual({ at: 11, reason: 'no command of STOMP stands here' });
  });

  test('is taken by its beginning, in text and binary messages', () => {
    expect(taken('SEND\ndestination:/a\n\n\0')).toBe('stomp');
    expect(taken('SEND\ndestination:/a\n\n\0', BINARY)).toBe('stomp');
    expect(taken('DISCONNECT\n\n\0')).toBe('stomp');
    expect(taken('\n', AGREED)).toBe('stomp');
  });

  test.each([
    '\n',
    'SEND\nhelp please',
    'SEND',
    'ERROR\n\nno null byte here',
    'MESSAGE in a bottle\na:b',
    'send\na:b\n\n\0',
  ])('leaves %j', (text) => {
    expect(taken(text)).not.toBe('stomp');
  });
});
