import { deflateSync, gzipSync } from 'node:zlib';
import { encode as msgpack } from '@msgpack/msgpack';
import { EventStreamCodec } from '@smithy/eventstream-codec';
import { encode as cbor } from 'cbor-x';
import { describe, expect, test } from 'vitest';
import { choose } from '#core/decode/choose.ts';
import { decodeInTurn } from '#core/decode/decodeInTurn.ts';
import { DECODERS, decoderOf } from '#core/decode/decoders.ts';
import { BINARY, fromHex, TEXT, utf8 } from './decoding.ts';

const codec = new EventStreamCodec((bytes) => new TextDecoder().decode(bytes), utf8);
const value = { type: 'tick', n: 1, list: [1, 2, 3] };
const event = codec.encode({
  headers: { ':event-type': { type: 'string', value: 'x' } },
  body: utf8(JSON.stringify({ data: Buffer.from('{"deep":true}').toString('base64') })),
});

describe('choosing a decoder', () => {
  test.each([
    ['msgpack', msgpack(value), BINARY],
    ['cbor', cbor(value), BINARY],
    ['protobuf', fromHex('0a05 68656c6c6f 10 96 01'), BINARY],
    ['gzip', gzipSync('x'), BINARY],
    ['zlib', deflateSync('x'), BINARY],
    ['event-stream', event, BINARY],
    ['json', utf8('{"a":1}'), BINARY],
    ['json', utf8('{"a":1}'), TEXT],
    ['text', utf8('hello'), TEXT],
    ['text', utf8('hello there'), BINARY],
    ['base64', utf8(btoa('hello, hello, hello')), TEXT],
    ['hex', fromHex('00 01 02 ff fe'), BINARY],
    ['hex', new Uint8Array(), BINARY],
    ['text', new Uint8Array(), TEXT],
    // An MQTT ping, a byte of a heart-beat, and sound: nothing of ours.
    ['hex', fromHex('c0 00'), BINARY],
    ['hex', fromHex('01'), BINARY],
    ['hex', Uint8Array.from({ length: 640 }, (_, at) => (at * 37 + 11) % 256), BINARY],
  ])('takes %s', (id, bytes, context) => {
    expect(choose(bytes, bytes.length, context).decoder.id).toBe(id);
  });

  test('the subprotocol decides where it names a format', () => {
    const bytes = Uint8Array.of(1);
    expect(choose(bytes, 1, { ...BINARY, subprotocol: 'cbor' }).decoder.id).toBe('cbor');
    expect(choose(bytes, 1, { ...BINARY, subprotocol: 'msgpack' }).decoder.id).toBe('msgpack');
  });

  test('every decoder has an id and a label of its own', () => {
    expect(new Set(DECODERS.map(({ id }) => id)).size).toBe(DECODERS.length);
    expect(new Set(DECODERS.map(({ label }) => label)).size).toBe(DECODERS.length);
    for (const decoder of DECODERS) expect(decoderOf(decoder.id)).toBe(decoder);
    expect(decoderOf('nothing of the kind')).toBeUndefined();
  });
});

describe('decoding in turn', () => {
  const idsOf = async (...args: Parameters<typeof decodeInTurn>) =>
    (await decodeInTurn(...args)).map(({ decoder }) => decoder.id);

  test('goes through what a message carries: event stream, JSON, base64, JSON', async () => {
    const layers = await decodeInTurn(event, BINARY);
    expect(layers.map(({ decoder, label }) => [decoder.id, label])).toEqual([
      ['event-stream', ''],
      ['json', 'Payload'],
      ['json', '$.data (base64)'],
    ]);
    const last = layers[2]!.result;
    expect(last.ok && last.decoded.json).toBe('{"deep":true}');
  });

  test('what was compressed twice, as CBOR', async () => {
    expect(await idsOf(gzipSync(deflateSync(cbor(value))), BINARY)).toEqual(['gzip', 'zlib', 'cbor']);
  });

  test('the person decides about the message, its content about what lies inside', async () => {
    const bytes = utf8(btoa('{"a":1}'));
    expect(await idsOf(bytes, TEXT, 'base64')).toEqual(['base64', 'json']);
    expect(await idsOf(bytes, TEXT, 'text')).toEqual(['text']);
    const [layer] = await decodeInTurn(utf8('hello'), TEXT, 'cbor');
    expect(layer?.result).toMatchObject({ ok: false });
  });

  test('a media type tells what lies inside', async () => {
    const bytes = codec.encode({
      headers: { ':content-type': { type: 'string', value: 'application/cbor; x=y' } },
      body: Uint8Array.of(1),
    });
    expect(await idsOf(bytes, BINARY)).toEqual(['event-stream', 'cbor']);
  });

  test('ends at eight messages within one another, the last in hex', async () => {
    let text = '{"a":1}';
    for (let depth = 0; depth < 12; depth += 1) text = Buffer.from(text).toString('base64');
    const ids = await idsOf(utf8(text), TEXT, 'base64');
    expect(ids).toHaveLength(9);
    expect(ids.at(-1)).toBe('hex');
  });
});
