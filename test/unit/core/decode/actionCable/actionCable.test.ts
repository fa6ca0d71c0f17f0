import { describe, expect, test } from 'vitest';
import { actionCable } from '#core/decode/actionCable/actionCable.ts';
import { choose } from '#core/decode/choose.ts';
import { decoded, faultOf, TEXT, utf8 } from '../decoding.ts';

const AGREED = { ...TEXT, subprotocol: 'actioncable-v1-json' };
const SENT = { ...AGREED, sent: true };
const identifier = '{"channel":"ChatChannel","room":"Best Room"}';
const view = (message: object, context = AGREED) =>
  decoded(actionCable, utf8(JSON.stringify(message)), context);
const taken = (message: object, context = TEXT) => {
  const bytes = utf8(JSON.stringify(message));
  return choose(bytes, bytes.length, context).decoder.id;
};

// Messages as @rails/actioncable and ActionCable::Connection write them.
describe('Action Cable', () => {
  test('a subscription and its answer', async () => {
    const asked = await view({ command: 'subscribe', identifier }, SENT);
    expect(asked.summary).toBe('subscribe · ChatChannel');
    expect(asked.correlation).toEqual({ id: identifier, role: 'request', name: 'ChatChannel' });
    const given = await view({ identifier, type: 'confirm_subscription' });
    expect(given.correlation).toEqual({ id: identifier, role: 'response', name: 'ChatChannel', last: true });
    const refused = await view({ identifier, type: 'reject_subscription' });
    expect(refused.fields[0]).toEqual({ name: 'Type', value: 'reject_subscription', bad: true });
  });

  test('what a client sends names its action, and is decoded in turn', async () => {
    const data = '{"body":"hi","action":"speak"}';
    const { summary, payload, correlation } = await view({ command: 'message', identifier, data }, SENT);
    expect(summary).toBe('message · ChatChannel · speak');
    expect(payload).toEqual({ label: 'Data', bytes: utf8(data), text: true });
    expect(correlation?.role).toBe('event');
  });

  test('what the server broadcasts', async () => {
    const { summary, fields, payload } = await view({ identifier, message: { body: 'hi' } });
    expect(summary).toBe('message · ChatChannel');
    expect(fields).toContainEqual({ name: 'Identifier', value: identifier });
    expect(payload).toMatchObject({ label: 'Message', bytes: utf8('{"body":"hi"}') });
  });

  test('welcome, pings and farewells', async () => {
    expect((await view({ type: 'welcome' })).summary).toBe('welcome');
    expect((await view({ type: 'ping', message: 1_795_341_600 })).fields[1]).toEqual({
      name: 'Time',
      value: new Date(1_795_341_600_000).toISOString(),
      note: '1795341600 s',
    });
    const gone = await view({ type: 'disconnect', reason: 'unauthorized', reconnect: false });
    expect(gone.summary).toBe('disconnect · unauthorized');
    expect(gone.fields).toContainEqual({
      name: 'Reconnect',
      value: 'false',
      note: 'whether the client is to come back',
    });
  });

  test('times that no date can hold are left out', async () => {
    expect((await view({ type: 'ping', message: 9e15 })).fields).toHaveLength(1);
    expect((await view({ type: 'ping', message: 'soon' })).fields).toHaveLength(1);
  });

  test('says why it cannot', async () => {
    expect(await faultOf(actionCable, utf8('{"a":1}'), AGREED)).toEqual({
      reason: 'it has neither a command nor a type nor an identifier',
    });
    expect(await faultOf(actionCable, utf8('{"type":"tick"}'), AGREED)).toEqual({
      reason: 'no message of Action Cable says "tick"',
    });
    expect(await faultOf(actionCable, utf8('{"command":"stop"}'), AGREED)).toMatchObject({
      reason: 'no message of Action Cable says "stop"',
    });
  });

  test('is taken by its subprotocol, or by a channel in its identifier', () => {
    expect(taken({ type: 'welcome' }, AGREED)).toBe('action-cable');
    expect(taken({ type: 'ping', message: 1 }, AGREED)).toBe('action-cable');
    expect(taken({ command: 'subscribe', identifier })).toBe('action-cable');
    expect(taken({ identifier, message: { a: 1 } })).toBe('action-cable');
  });

  test.each([
    { type: 'welcome' },
    { type: 'ping', message: 1 },
    { command: 'subscribe', identifier: 'room-1' },
    { identifier: '{"id":1}', message: 1 },
    { identifier, other: 1 },
    { command: 'message', data: '{}' },
  ])('leaves %j', (message) => {
    expect(taken(message)).toBe('json');
  });
});
