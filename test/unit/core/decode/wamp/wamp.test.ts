import { encode as msgpack } from '@msgpack/msgpack';
import { encode as cbor } from 'cbor-x';
import { describe, expect, test } from 'vitest';
import { choose } from '#core/decode/choose.ts';
import { wamp } from '#core/decode/wamp/wamp.ts';
import { BINARY, decoded, faultOf, TEXT, utf8 } from '../decoding.ts';

const AGREED = { ...TEXT, subprotocol: 'wamp.2.json' };
const view = (message: unknown) => decoded(wamp, utf8(JSON.stringify(message)), AGREED);
const linkOf = async (message: unknown) => (await view(message)).correlation;
const taken = (message: unknown, context = TEXT) => {
  const bytes = utf8(JSON.stringify(message));
  return choose(bytes, bytes.length, context).decoder.id;
};

// Examples of wamp-proto.org.
describe('WAMP', () => {
  test('a session begins', async () => {
    const hello = await view([1, 'somerealm', { roles: { caller: {} }, authid: 'anna' }]);
    expect(hello.summary).toBe('HELLO · somerealm');
    expect(hello.correlation).toEqual({ id: 'HELLO', role: 'request', name: 'somerealm' });
    expect(await linkOf([2, 9129137332, { roles: { broker: {} } }])).toEqual({
      id: 'HELLO',
      role: 'response',
      last: true,
    });
    expect(await linkOf([4, 'wampcra', { challenge: 'x' }])).toMatchObject({ id: 'HELLO', last: false });
    const aborted = await view([3, { message: 'The realm does not exist.' }, 'wamp.error.no_such_realm']);
    expect(aborted.fields).toContainEqual({ name: 'Message', value: 'ABORT', note: 'code 3', bad: true });
    expect(aborted.fields).toContainEqual({ name: 'Said', value: 'The realm does not exist.' });
  });

  test('what a client proves itself by is hidden', async () => {
    const shown = await view([5, 'gir1mSx+deCDUV7wRM5SGIn/+R/ClqLZuH4m7FJeBVI=', {}]);
    expect(JSON.stringify(shown)).not.toContain('gir1');
    expect(shown.fields).toContainEqual({ name: 'Signature', value: 'hidden' });
  });

  test('a call, its results and its error', async () => {
    const call = await view([48, 7814135, {}, 'com.myapp.user.new', ['johnny'], { first: 'John' }]);
    expect(call.summary).toBe('CALL · com.myapp.user.new · 7814135');
    expect(call.correlation).toEqual({ id: 'CALL 7814135', role: 'request', name: 'com.myapp.user.new' });
    expect(JSON.parse(call.json!)).toHaveLength(6);
    expect(await linkOf([50, 7814135, { progress: true }, [1]])).toEqual({
      id: 'CALL 7814135',
      role: 'response',
      last: false,
    });
    const result = await view([50, 7814135, {}, [30]]);
    expect(result.correlation).toEqual({ id: 'CALL 7814135', role: 'response', last: true });
    expect(result.payload).toMatchObject({ label: 'Arguments', bytes: utf8('[30]') });
    const failed = await view([
      8,
      48,
      7814135,
      {},
      'com.myapp.error.object_write_protected',
      [],
      { severity: 3 },
    ]);
    expect(failed.summary).toBe('ERROR · com.myapp.error.object_write_protected · 7814135');
    expect(failed.fields).toContainEqual({ name: 'Answers', value: 'CALL' });
    expect(failed.correlation).toEqual({ id: 'CALL 7814135', role: 'response', last: true });
    expect(failed.payload).toMatchObject({ label: 'Keyword arguments', bytes: utf8('{"severity":3}') });
  });

  test.each([
    [[32, 7, {}, 'com.topic'], [33, 7, 55], 'SUBSCRIBE 7'],
    [[34, 8, 55], [35, 8], 'UNSUBSCRIBE 8'],
    [[64, 9, {}, 'com.proc'], [65, 9, 21], 'REGISTER 9'],
    [[66, 10, 21], [67, 10], 'UNREGISTER 10'],
    [[68, 11, 21, {}, [1]], [70, 11, {}, [2]], 'INVOCATION 11'],
    [[16, 12, { acknowledge: true }, 'com.topic'], [17, 12, 99], 'PUBLISH 12'],
  ])('%j is answered by %j', async (asked, given, id) => {
    expect(await linkOf(asked)).toMatchObject({ id, role: 'request' });
    expect(await linkOf(given)).toEqual({ id, role: 'response', last: true });
  });

  test('what is published without asking, and events, wait for nothing', async () => {
    expect(await linkOf([16, 12, {}, 'com.topic'])).toEqual({
      id: 'PUBLISH 12',
      role: 'event',
      name: 'com.topic',
    });
    const event = await view([36, 5512315355, 4429313566, {}, ['Hello']]);
    expect(event.summary).toBe('EVENT · 5512315355');
    expect(event.correlation?.role).toBe('event');
  });

  test('as MessagePack and as CBOR', async () => {
    const message = [48, 1, {}, 'com.proc', [2]];
    for (const [subprotocol, encode] of [
      ['wamp.2.msgpack', msgpack],
      ['wamp.2.cbor', cbor],
    ] as const) {
      const context = { ...BINARY, subprotocol };
      const bytes = Uint8Array.from(encode(message));
      expect((await decoded(wamp, bytes, context)).summary).toBe('CALL · com.proc · 1');
      expect(choose(bytes, bytes.length, context).decoder).toBe(wamp);
      const longer = Uint8Array.from([...bytes, 1]);
      expect(await faultOf(wamp, longer, context)).toEqual({
        at: bytes.length,
        reason: 'the message goes on after its list',
      });
      expect(await faultOf(wamp, Uint8Array.of(1), context)).toEqual({
        at: 0,
        reason: 'a list should stand here',
      });
    }
  });

  test('says why it cannot', async () => {
    const fault = (text: string) => faultOf(wamp, utf8(text), AGREED);
    expect(await fault('{}')).toEqual({ at: 0, reason: 'the message is no list' });
    expect(await fault('[]')).toEqual({ reason: 'no message of WAMP has the code of an empty list' });
    expect(await fault('[99]')).toEqual({ reason: 'no message of WAMP has the code 99' });
    expect(await fault('[48,1,{}]')).toEqual({ reason: 'CALL lacks its procedure' });
    expect(await fault('[48,')).toEqual({ at: 4, reason: 'the text ends too early' });
  });

  test('is taken by its subprotocol, and by how a session begins', () => {
    expect(taken([36, 1, 2, {}], AGREED)).toBe('wamp');
    expect(taken([1, 'realm', { agent: 'x', roles: { caller: {} } }])).toBe('wamp');
    expect(taken([2, 9129137332, { roles: {} }])).toBe('wamp');
  });

  test.each([
    [[36, 1, 2, {}, ['Hello']]],
    [[2, 'uid', 'BootNotification', {}]],
    [[1, 'a', { b: 1 }]],
    [[48, 1, {}, 'x']],
    [[1, 2, 3]],
  ])('leaves %j', (message) => {
    expect(taken(message)).toBe('json');
  });
});
