import { EventStreamCodec } from '@smithy/eventstream-codec';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { eventStream } from '#core/decode/eventStream/eventStream.ts';
import { BINARY, decoded, faultOf, utf8 } from '../decoding.ts';

const codec = new EventStreamCodec((bytes) => new TextDecoder().decode(bytes), utf8);
type Message = Parameters<typeof codec.encode>[0];
const event: Message = {
  headers: {
    ':message-type': { type: 'string', value: 'event' },
    ':event-type': { type: 'string', value: 'TranscriptEvent' },
    ':content-type': { type: 'string', value: 'application/json' },
  },
  body: utf8('{"Transcript":{"Results":[]}}'),
};
const sniff = (bytes: Uint8Array) => eventStream.sniff(bytes.subarray(0, 256), bytes.length, BINARY);

describe('AWS event stream', () => {
  test("the SDK's own messages: headers, checksums, payload", async () => {
    const bytes = codec.encode(event);
    const view = await decoded(eventStream, bytes);
    expect(view.summary).toBe('event TranscriptEvent · application/json · 29 bytes');
    expect(view.fields.slice(0, 3)).toEqual([
      { name: ':message-type', value: 'event', note: 'string' },
      { name: ':event-type', value: 'TranscriptEvent', note: 'string' },
      { name: ':content-type', value: 'application/json', note: 'string' },
    ]);
    expect(view.fields.slice(3).map(({ name, note, bad }) => [name, note, bad])).toEqual([
      ['Prelude checksum', 'fits', undefined],
      ['Message checksum', 'fits', undefined],
    ]);
    expect(view.payload).toEqual({
      label: 'Payload',
      bytes: event.body,
      text: true,
      contentType: 'application/json',
    });
    expect(sniff(bytes)).toBe(1);
  });

  test('headers of all ten types', async () => {
    const long = { bytes: Uint8Array.of(0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff) };
    const headers = {
      yes: { type: 'boolean', value: true },
      no: { type: 'boolean', value: false },
      byte: { type: 'byte', value: -5 },
      short: { type: 'short', value: -300 },
      integer: { type: 'integer', value: -70_000 },
      long: { type: 'long', value: long },
      binary: { type: 'binary', value: Uint8Array.of(1, 255) },
      string: { type: 'string', value: 'grüß' },
      timestamp: { type: 'timestamp', value: new Date(1_795_341_600_123) },
      uuid: { type: 'uuid', value: '01234567-89ab-cdef-0123-456789abcdef' },
    } as unknown as Message['headers'];
    const { fields } = await decoded(eventStream, codec.encode({ headers, body: new Uint8Array() }));
    expect(fields.slice(0, 10)).toEqual([
      { name: 'yes', value: 'true', note: 'boolean' },
      { name: 'no', value: 'false', note: 'boolean' },
      { name: 'byte', value: '-5', note: 'byte' },
      { name: 'short', value: '-300', note: 'short' },
      { name: 'integer', value: '-70000', note: 'integer' },
      { name: 'long', value: '9223372036854775807', note: 'long' },
      { name: 'binary', value: "h'01ff'", note: 'bytes' },
      { name: 'string', value: 'grüß', note: 'string' },
      { name: 'timestamp', value: new Date(1_795_341_600_123).toISOString(), note: 'timestamp' },
      { name: 'uuid', value: '01234567-89ab-cdef-0123-456789abcdef', note: 'uuid' },
    ]);
  });

  test('a payload of one damaged byte is shown, with the checksum that does not fit', async () => {
    const bytes = Uint8Array.from(codec.encode(event));
    bytes[bytes.length - 10]! ^= 1;
    const { fields } = await decoded(eventStream, bytes);
    const bad = fields.filter((field) => field.bad);
    expect(bad).toHaveLength(1);
    expect(bad[0]!.name).toBe('Message checksum');
    expect(bad[0]!.note).toMatch(/^the bytes give 0x[\da-f]{8}$/);
  });

  test('checksums fit for any message of the SDK', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 300 }),
        fc.string({ maxLength: 40 }),
        async (body, value) => {
          const bytes = codec.encode({ headers: { ':event-type': { type: 'string', value } }, body });
          const view = await decoded(eventStream, bytes);
          expect(view.fields.some((field) => field.bad)).toBe(false);
          expect(view.fields[0]!.value).toBe(value);
          expect(view.payload?.bytes ?? new Uint8Array()).toEqual(body);
        },
      ),
      { numRuns: 100 },
    );
  });

  test('several messages in one frame become a list', async () => {
    const one = codec.encode(event);
    const view = await decoded(eventStream, Uint8Array.from([...one, ...one]));
    expect(JSON.parse(view.json!)).toMatchObject([
      { headers: { ':event-type': 'TranscriptEvent' } },
      { payload: '{"Transcript":{"Results":[]}}' },
    ]);
    expect(view.payload).toBeUndefined();
  });

  test('says where and why it cannot', async () => {
    const bytes = codec.encode(event);
    const cut = bytes.subarray(0, bytes.length - 1);
    expect(await faultOf(eventStream, cut)).toEqual({
      at: 0,
      reason: `the prelude says ${bytes.length} bytes, and ${cut.length} are there`,
    });
    expect((await faultOf(eventStream, utf8('short'))).reason).toMatch(/only 5 are left$/);
    const wrong = Uint8Array.from(bytes);
    wrong[12 + 1 + ':message-type'.length] = 77;
    expect(await faultOf(eventStream, wrong)).toEqual({
      at: 26,
      reason: 'the header :message-type is of a type that does not exist',
    });
    expect(sniff(cut)).toBe(0);
    expect(sniff(utf8('a text of some length'))).toBe(0);
  });
});
