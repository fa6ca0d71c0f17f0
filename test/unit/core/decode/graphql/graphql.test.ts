import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import { choose } from '#core/decode/choose.ts';
import { graphql } from '#core/decode/graphql/graphql.ts';
import { MESSAGE_TYPES } from '#core/decode/graphql/messageTypes.ts';
import { decoded, faultOf, TEXT, utf8 } from '../decoding.ts';

// By require both get the same graphql; by import, one is CommonJS and the other is not.
const require = createRequire(import.meta.url);
const { buildSchema } = require('graphql') as typeof import('graphql');
const {
  MessageType: Modern,
  makeServer,
  stringifyMessage,
} = require('graphql-ws') as typeof import('graphql-ws');

const MODERN = { ...TEXT, subprotocol: 'graphql-transport-ws' };
const OLD = { ...TEXT, subprotocol: 'graphql-ws' };
const view = (message: object | string, context = MODERN) =>
  decoded(graphql, utf8(typeof message === 'string' ? message : JSON.stringify(message)), context);
const sniff = (message: object, context = TEXT) => {
  const bytes = utf8(JSON.stringify(message));
  return graphql.sniff(bytes.subarray(0, 256), bytes.length, context);
};

describe('graphql-transport-ws', () => {
  test("all that graphql-ws's own server says in a session", async () => {
    const said: string[] = [];
    let hear: (text: string) => Promise<void> = async () => undefined;
    const schema = buildSchema('type Query { a: Int } type Subscription { count(to: Int): Int }');
    const rootValue = {
      async *count({ to }: { to: number }) {
        for (let count = 1; count <= to; count += 1) yield { count };
      },
    };
    const close = makeServer({ schema, roots: { subscription: rootValue } }).opened(
      {
        protocol: 'graphql-transport-ws',
        send: (text) => void said.push(text),
        close: () => undefined,
        onMessage: (listener) => {
          hear = listener;
        },
      },
      {},
    );
    await hear(stringifyMessage({ type: Modern.ConnectionInit, payload: { authToken: 'sesame' } }));
    await hear(stringifyMessage({ type: Modern.Ping }));
    const query = 'subscription Counting { count(to: 2) }';
    await hear(stringifyMessage({ id: 'op-1', type: Modern.Subscribe, payload: { query } }));
    await hear(stringifyMessage({ id: 'op-2', type: Modern.Subscribe, payload: { query: '{ nothing }' } }));
    await close(1000, '');

    const views = await Promise.all(said.map((text) => view(text)));
    expect(views.map(({ summary }) => summary)).toEqual([
      'connection_ack',
      'pong',
      'next · count · op-1',
      'next · count · op-1',
      'complete · op-1',
      'error · op-2 · 1 error',
    ]);
    expect(views.map(({ correlation }) => correlation)).toEqual([
      { id: 'connection', role: 'response', last: true },
      { id: 'sent ping', role: 'response', last: true },
      { id: 'op-1', role: 'response', name: 'count', last: false },
      { id: 'op-1', role: 'response', name: 'count', last: false },
      { id: 'op-1', role: 'response', last: true },
      { id: 'op-2', role: 'response', last: true },
    ]);
    expect(views[5]!.fields.at(-1)).toEqual({
      name: 'Error',
      value: 'Cannot query field "nothing" on type "Query".',
      bad: true,
    });
  });

  test('a subscription shows its operation, query and variables', async () => {
    const query = '# mine\nsubscription OnTick($a: Int) {\n  tick(a: $a)\n}';
    const message = { id: '1', type: 'subscribe', payload: { query, variables: { a: 1 } } };
    const { summary, text, payload, correlation } = await view(message, { ...MODERN, sent: true });
    expect(summary).toBe('subscribe · subscription OnTick · 1');
    expect(text).toBe(query);
    expect(payload).toMatchObject({ label: 'Variables', bytes: utf8('{"a":1}') });
    expect(correlation).toEqual({ id: '1', role: 'request', name: 'OnTick' });
  });

  test.each([
    ['{ me { name } }', undefined, 'query me'],
    ['mutation { save: storeThing(a: 1) }', undefined, 'mutation storeThing'],
    ['query A { a } query B { b }', 'B', 'query B'],
    ['  # a comment\n\n  query Own { a }', undefined, 'query Own'],
    ['', undefined, 'query'],
  ])('names the operation of %s', async (query, operationName, title) => {
    const payload = operationName === undefined ? { query } : { query, operationName };
    expect((await view({ id: '1', type: 'subscribe', payload })).fields).toContainEqual({
      name: 'Operation',
      value: title,
    });
  });

  test('what the connection is opened with is masked', async () => {
    const message = { type: 'connection_init', payload: { Authorization: 'Bearer sesame', locale: 'de' } };
    const { json } = await view(message);
    expect(JSON.parse(json!).payload).toEqual({ Authorization: '…', locale: 'de' });
  });

  test('the client that ends an operation answers nothing', async () => {
    const { correlation } = await view({ id: '1', type: 'complete' }, { ...MODERN, sent: true });
    expect(correlation).toEqual({ id: '1', role: 'event', last: true });
  });

  test('knows all the types that graphql-ws has', () => {
    for (const type of Object.values(Modern)) expect(MESSAGE_TYPES.has(type)).toBe(true);
  });
});

describe('subscriptions-transport-ws', () => {
  test('start, data with errors, stop, keep-alive', async () => {
    const start = await view({ id: 1, type: 'start', payload: { query: 'subscription { a }' } }, OLD);
    expect(start.summary).toBe('start · subscription a · 1');
    const errors = [{ message: 'No', path: ['a'] }];
    const data = await view({ id: 1, type: 'data', payload: { data: null, errors } }, OLD);
    expect(data.summary).toBe('data · 1 · 1 error');
    expect(data.fields).toContainEqual({ name: 'Error', value: 'No', note: 'at ["a"]', bad: true });
    expect((await view({ type: 'ka' }, OLD)).correlation).toEqual({ id: 'ping', role: 'event' });
    expect((await view({ id: 1, type: 'stop' }, OLD)).correlation).toEqual({
      id: '1',
      role: 'event',
      last: true,
    });
    const refused = await view({ type: 'connection_error', payload: { message: 'Who are you' } }, OLD);
    expect(refused.fields).toContainEqual({ name: 'Error', value: 'Who are you', bad: true });
  });
});

describe('GraphQL, or something else', () => {
  test('says why it cannot', async () => {
    expect(await faultOf(graphql, utf8('[1]'), TEXT)).toEqual({
      at: 0,
      reason: 'the message is no JSON object',
    });
    expect(await faultOf(graphql, utf8('{"a":1}'), TEXT)).toEqual({
      reason: 'it has no “type” that is a string',
    });
    expect(await faultOf(graphql, utf8('{"type":"tick"}'), TEXT)).toEqual({
      reason: 'no message of GraphQL is of the type "tick"',
    });
    expect(await faultOf(graphql, utf8('{"type":"ü",}'), TEXT)).toEqual({
      at: 13,
      reason: 'a key in double quotes should stand here',
    });
  });

  test('is taken by its subprotocol, and without it by what nobody else says', () => {
    expect(sniff({ type: 'ka' }, OLD)).toBeGreaterThan(0.9);
    expect(sniff({ type: 'complete', id: '1' }, MODERN)).toBeGreaterThan(0.9);
    expect(sniff({ type: 'connection_init' })).toBeGreaterThan(0.9);
    const subscribe = { id: '1', type: 'subscribe', payload: { query: `{ ${'a '.repeat(500)} }` } };
    expect(sniff(subscribe)).toBeGreaterThan(0.9);
    const bytes = utf8(JSON.stringify({ id: '1', type: 'next', payload: { data: { a: 1 } } }));
    expect(choose(bytes, bytes.length, TEXT).decoder).toBe(graphql);
  });

  test.each([
    { type: 'ping' },
    { type: 'subscribe', channel: 'ticker', id: 1 },
    { type: 'subscribe', id: 1, payload: { topic: 'x' } },
    { type: 'data', id: 1, payload: [1] },
    { type: 'next', id: 1, payload: { page: 2 } },
    { type: 'error', id: 1, payload: { message: 'x' } },
    { type: 'complete', id: 1 },
    { type: 'start', payload: {} },
    { query: 'subscription { a }' },
  ])('leaves %j', (message) => {
    expect(sniff(message)).toBe(0);
    expect(sniff({ type: 'tick' }, MODERN)).toBe(0);
  });
});
