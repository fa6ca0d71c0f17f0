import { describe, expect, test } from 'vitest';
import { json } from '#core/decode/json/json.ts';
import { decoded, faultOf, TEXT, utf8 } from '../decoding.ts';

const sniff = (text: string) => json.sniff(utf8(text).subarray(0, 256), utf8(text).length, TEXT);

describe('JSON', () => {
  test('stays as it is written, numbers and equal keys too', async () => {
    const text = '{ "n": 12345678901234567890.10, "n": 1e400 }';
    expect((await decoded(json, utf8(text), TEXT)).json).toBe(text);
  });

  test('finds JSON and base64 in its strings, and hands on the first', async () => {
    const inside = '{"a":[1,2]}';
    const message = { body: inside, more: [{ data: btoa('plain words in here') }], id: 'abcdefghijklmnop' };
    const view = await decoded(json, utf8(JSON.stringify(message)), TEXT);
    expect(view.fields).toEqual([
      { name: '$.body', value: inside, note: 'JSON in a string, 11 bytes' },
      { name: '$.more[0].data', value: 'plain words in here', note: 'base64 in a string, 19 bytes' },
    ]);
    expect(view.payload).toEqual({ label: '$.body (JSON)', bytes: utf8(inside), text: true });
  });

  test('strings that only look so are strings', async () => {
    for (const text of ['{not json}', '[sic] and so on', '{"a":1', 'justwordsandnothingelse', '[1,2,]']) {
      const view = await decoded(json, utf8(JSON.stringify({ text })), TEXT);
      expect(view.fields).toEqual([]);
      expect(view.payload).toBeUndefined();
    }
  });

  test('says at which byte it stops being JSON', async () => {
    expect(await faultOf(json, utf8('{"ü":}'), TEXT)).toEqual({ at: 6, reason: 'a value should stand here' });
    expect(await faultOf(json, Uint8Array.of(0x22, 0xff, 0x22), TEXT)).toEqual({
      at: 1,
      reason: 'this byte is not UTF-8',
    });
    expect((await faultOf(json, new Uint8Array(4_000_001), TEXT)).reason).toMatch(/^it is larger than 4 MB/);
  });

  test.each([
    '{"a":1}',
    ' [1,2]',
    '[]',
    '{}',
    '[[1]]',
    '["a"]',
    '[-1.5e3]',
    '[true]',
    '"text"',
    '12',
    'null',
  ])('takes %s', (text) => {
    expect(sniff(text)).toBeGreaterThan(0.5);
  });

  test.each(['{{name}}', '[12:00] hello', '[INFO] started', 'hello', '"a" b', '12 apples', ''])(
    'leaves %s',
    (text) => {
      expect(sniff(text)).toBeLessThan(0.5);
    },
  );
});
