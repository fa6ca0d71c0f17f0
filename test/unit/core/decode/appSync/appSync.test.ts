import { describe, expect, test } from 'vitest';
import { appSync } from '#core/decode/appSync/appSync.ts';
import { choose } from '#core/decode/choose.ts';
import { decoded, faultOf, TEXT, utf8 } from '../decoding.ts';

const GRAPHQL = { ...TEXT, subprotocol: 'graphql-ws' };
const EVENTS = { ...TEXT, subprotocol: 'aws-appsync-event-ws' };
const bytesOf = (message: object) => utf8(JSON.stringify(message));
const view = (message: object, context = EVENTS) => decoded(appSync, bytesOf(message), context);
const taken = (message: object, context = TEXT) => {
  const bytes = bytesOf(message);
  return choose(bytes, bytes.length, context).decoder.id;
};
const authorization = {
  host: 'abc.appsync-api.eu-central-1.amazonaws.com',
  'x-amz-date': '20261122T100000Z',
  Authorization: 'AWS4-HMAC-SHA256 Credential=sesame',
  'x-amz-security-token': 'sesame',
};

// Shapes from docs.aws.amazon.com/appsync: real-time-websocket-client and event-api-websocket-protocol.
describe('real-time subscriptions of AppSync', () => {
  const start = {
    id: 'ee849ef0',
    payload: {
      data: '{"query":"subscription onCreateMessage {\\n onCreateMessage { id }\\n}","variables":{}}',
      extensions: { authorization },
    },
    type: 'start',
  };

  test('a subscription shows its operation, and hides the signature', async () => {
    const { summary, fields, text, json, correlation } = await view(start, GRAPHQL);
    expect(summary).toBe('start · subscription onCreateMessage · ee849ef0');
    expect(fields).toContainEqual({ name: 'Host', value: authorization.host });
    expect(fields).toContainEqual({
      name: 'Authorization',
      value: 'host, x-amz-date, Authorization, x-amz-security-token',
      note: 'values hidden',
    });
    expect(text).toBe('subscription onCreateMessage {\n onCreateMessage { id }\n}');
    expect(json).not.toContain('sesame');
    expect(correlation).toEqual({ id: 'ee849ef0', role: 'request', name: 'onCreateMessage' });
  });

  test('what the server says', async () => {
    const ack = await view({ type: 'connection_ack', payload: { connectionTimeoutMs: 300000 } }, GRAPHQL);
    expect(ack.fields).toContainEqual({
      name: 'Connection timeout',
      value: '300000',
      note: 'ms without keep-alive',
    });
    expect((await view({ type: 'start_ack', id: 'a' }, GRAPHQL)).correlation).toEqual({
      id: 'a',
      role: 'response',
      last: false,
    });
    const errors = [
      { errorType: 'UnauthorizedException', message: 'You are not authorized', errorCode: 401 },
    ];
    const refused = await view({ type: 'connection_error', payload: { errors } }, GRAPHQL);
    expect(refused.fields).toContainEqual({
      name: 'Error',
      value: 'UnauthorizedException: You are not authorized',
      bad: true,
    });
  });

  test('is told from other GraphQL by what only AppSync says', () => {
    expect(taken(start, GRAPHQL)).toBe('appsync');
    expect(taken({ type: 'start_ack', id: 'a' }, GRAPHQL)).toBe('appsync');
    expect(taken({ type: 'connection_ack', payload: { connectionTimeoutMs: 1 } }, GRAPHQL)).toBe('appsync');
    expect(taken({ type: 'connection_ack' }, GRAPHQL)).toBe('graphql');
    expect(taken({ type: 'start', id: '1', payload: { query: '{a}' } }, GRAPHQL)).toBe('graphql');
  });
});

describe('AppSync Events', () => {
  test('subscribe and its answer', async () => {
    const asked = await view({ type: 'subscribe', id: 's1', channel: '/default/a/*', authorization });
    expect(asked.summary).toBe('subscribe · /default/a/*');
    expect(asked.json).not.toContain('sesame');
    expect(asked.correlation).toEqual({ id: 's1', role: 'request', name: '/default/a/*' });
    const given = await view({ type: 'subscribe_success', id: 's1' });
    expect(given.correlation).toEqual({ id: 's1', role: 'response', last: false });
    const errors = [{ errorType: 'UnauthorizedException', message: 'no' }];
    const refused = await view({ type: 'subscribe_error', id: 's1', errors });
    expect(refused.summary).toBe('subscribe_error · 1 error · s1');
    expect(refused.fields).toContainEqual({ name: 'Error', value: 'UnauthorizedException: no', bad: true });
    expect(refused.correlation).toMatchObject({ id: 's1', last: true });
  });

  test('an event is decoded in turn, several are a list', async () => {
    const one = await view({ type: 'data', id: 's1', event: ['{"a":1}'] });
    expect(one.payload).toEqual({ label: 'Event', bytes: utf8('{"a":1}'), text: true });
    expect((await view({ type: 'data', id: 's1', event: '{"a":1}' })).payload?.bytes).toEqual(
      utf8('{"a":1}'),
    );
    const two = await view({ type: 'data', id: 's1', event: ['{"a":1}', 'no json'] });
    expect(two.json).toBe('[{"a":1},"no json"]');
    expect(two.summary).toBe('data · 2 events · s1');
  });

  test('publish, and what became of its events', async () => {
    const asked = await view({
      type: 'publish',
      id: 'p1',
      channel: '/default/a',
      events: ['1', '2'],
      authorization,
    });
    expect(asked.summary).toBe('publish · /default/a · 2 events');
    const given = await view({
      type: 'publish_success',
      id: 'p1',
      successful: [{ identifier: 'x', index: 0 }],
      failed: [{ identifier: 'y', index: 1, code: 500 }],
    });
    expect(given.fields.slice(2)).toEqual([
      { name: 'Published', value: '1' },
      { name: 'Failed', value: '1', bad: true },
    ]);
    expect(given.summary).toBe('publish_success · 1 failed · p1');
  });

  test('ending a subscription is an exchange of its own', async () => {
    const asked = await view({ type: 'unsubscribe', id: 's1' });
    const given = await view({ type: 'unsubscribe_success', id: 's1' });
    expect([asked.correlation?.id, given.correlation?.id]).toEqual(['unsubscribe s1', 'unsubscribe s1']);
  });

  test('is taken by its subprotocol, or by a signature beside a channel', async () => {
    for (const type of ['connection_init', 'ka', 'data', 'subscribe_success', 'broadcast_error']) {
      expect(taken({ type, id: 'a' }, EVENTS)).toBe('appsync');
    }
    expect(taken({ type: 'subscribe', id: 's1', channel: '/a', authorization })).toBe('appsync');
    const ack = await view({ type: 'connection_ack', connectionTimeoutMs: 300000 });
    expect(ack.fields).toContainEqual(
      expect.objectContaining({ name: 'Connection timeout', value: '300000' }),
    );
  });

  test.each([
    { type: 'subscribe', id: '1', channel: '/ticker' },
    { type: 'publish', id: '1', channel: 'x', events: ['a'] },
    { type: 'subscribe', authorization: 'Bearer x' },
    { type: 'subscribe_success', id: '1' },
    { type: 'data', event: ['a'] },
    { type: 'error', payload: { errorCode: 1 } },
  ])('leaves %j', (message) => {
    expect(taken(message)).toBe('json');
  });

  test('says why it cannot', async () => {
    expect(await faultOf(appSync, utf8('{"type":"tick"}'), EVENTS)).toEqual({
      reason: 'no message of GraphQL is of the type "tick"',
    });
    expect(await faultOf(appSync, utf8('{"type"'), EVENTS)).toMatchObject({ at: 7 });
  });
});
