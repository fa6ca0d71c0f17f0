import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { choose } from '#core/decode/choose.ts';
import { jsonRpc } from '#core/decode/jsonRpc/jsonRpc.ts';
import { decoded, faultOf, TEXT, utf8 } from '../decoding.ts';

const SENT = { ...TEXT, sent: true };
const view = (message: unknown, context = TEXT) => decoded(jsonRpc, utf8(JSON.stringify(message)), context);
const taken = (text: string) => choose(utf8(text), utf8(text).length, TEXT).decoder.id;

// Messages of jsonrpc.org/specification, section 7.
describe('JSON-RPC 2.0', () => {
  test('a call and its answer', async () => {
    const asked = await view({ jsonrpc: '2.0', method: 'subtract', params: [42, 23], id: 1 }, SENT);
    expect(asked.summary).toBe('subtract · 1');
    expect(asked.payload).toMatchObject({ label: 'Params', bytes: utf8('[42,23]') });
    expect(asked.correlation).toEqual({ id: 'sent 1', role: 'request', name: 'subtract' });
    const given = await view({ jsonrpc: '2.0', result: 19, id: 1 });
    expect(given.summary).toBe('result · 1');
    expect(given.payload).toMatchObject({ label: 'Result', bytes: utf8('19') });
    expect(given.correlation).toEqual({ id: 'sent 1', role: 'response', last: true });
  });

  test('the ids of both sides, and 1 and "1", are kept apart', async () => {
    const ids = await Promise.all([
      view({ jsonrpc: '2.0', method: 'a', id: 1 }, SENT),
      view({ jsonrpc: '2.0', method: 'a', id: 1 }),
      view({ jsonrpc: '2.0', method: 'a', id: '1' }, SENT),
    ]);
    expect(ids.map(({ correlation }) => correlation?.id)).toEqual(['sent 1', 'received 1', 'sent "1"']);
  });

  test('a notification', async () => {
    const { summary, correlation } = await view({ jsonrpc: '2.0', method: 'update', params: [1] });
    expect(summary).toBe('update · notification');
    expect(correlation).toEqual({ id: 'update', role: 'event', name: 'update' });
  });

  test.each([
    [-32700, 'parse error'],
    [-32601, 'method not found'],
    [-32050, 'server error'],
    [7, undefined],
  ])('the error %i is %s', async (code, note) => {
    const { fields } = await view({ jsonrpc: '2.0', error: { code, message: 'x' }, id: '1' });
    const field = { name: 'Code', value: String(code), bad: true };
    expect(fields).toContainEqual(note === undefined ? field : { ...field, note });
  });

  test('an error about nothing that could be read answers nothing', async () => {
    const error = { code: -32700, message: 'Parse error', data: { at: 4 } };
    const { summary, correlation, payload } = await view({ jsonrpc: '2.0', error, id: null });
    expect(summary).toBe('error -32700 Parse error · null');
    expect(correlation).toBeUndefined();
    expect(payload).toMatchObject({ label: 'Data of the error', bytes: utf8('{"at":4}') });
  });

  test('a batch', async () => {
    const { summary, fields } = await view([
      { jsonrpc: '2.0', method: 'sum', params: [1, 2, 4], id: '1' },
      { jsonrpc: '2.0', method: 'notify_hello', params: [7] },
      { jsonrpc: '2.0', result: 19, id: 2 },
      { foo: 'boo' },
      { jsonrpc: '2.0', method: 'get_data', id: '9' },
    ]);
    expect(summary).toBe('batch of 5 · sum · "1", notify_hello · notification, result · 2, …');
    expect(fields).toEqual([
      { name: 'Batch', value: '5 messages' },
      { name: 'Of kind request', value: '2' },
      { name: 'Of kind notification', value: '1' },
      { name: 'Of kind result', value: '1' },
      { name: 'Neither', value: '1' },
    ]);
  });

  test('ids stay exact, whatever they are', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string(), fc.maxSafeInteger()), fc.string(), async (id, method) => {
        const { correlation } = await view({ jsonrpc: '2.0', method, id }, SENT);
        expect(correlation?.id).toBe(`sent ${JSON.stringify(id)}`);
      }),
    );
    const large = await decoded(
      jsonRpc,
      utf8('{"jsonrpc":"2.0","result":1,"id":12345678901234567890}'),
      SENT,
    );
    expect(large.correlation?.id).toBe('received 12345678901234567890');
  });
});

describe('JSON-RPC, or something else', () => {
  test('says why it cannot', async () => {
    const fault = (text: string) => faultOf(jsonRpc, utf8(text), TEXT);
    expect(await fault('{"jsonrpc":"2.0"}')).toEqual({
      reason: 'it has neither a method nor a result nor an error',
    });
    expect(await fault('[]')).toEqual({ at: 0, reason: 'the batch is empty' });
    expect(await fault('[1]')).toEqual({ reason: 'none of the batch is a call or an answer' });
    expect(await fault('1')).toEqual({ at: 0, reason: 'the message is no JSON object or list' });
    expect(await fault('{"a":ü}')).toEqual({ at: 5, reason: 'a value should stand here' });
  });

  test.each([
    '{"jsonrpc":"2.0","method":"a"}',
    '{ "id" : 7, "jsonrpc" : "2.0", "result" : null }',
    '[{"jsonrpc":"2.0","method":"a"},{"jsonrpc":"2.0","method":"b"}]',
    '[ {"id":1,"jsonrpc":"2.0","method":"a"} ]',
  ])('takes %s', (text) => {
    expect(taken(text)).toBe('json-rpc');
  });

  test.each([
    '{"id":1,"method":"subscribe","params":{}}',
    '{"id":1,"result":{"a":1}}',
    '{"jsonrpc":"1.0","method":"a","id":1}',
    '{"about":"jsonrpc","a":{"jsonrpc":"2.0","method":"b"}}',
    '[{"a":"jsonrpc"}]',
    '[1,{"jsonrpc":"2.0","method":"b"}]',
  ])('leaves %s', (text) => {
    expect(taken(text)).toBe('json');
  });
});
