import { describe, expect, test } from 'vitest';
import { rowSummary } from '#console/frames/lens/rowSummary.ts';
import { SessionLens } from '#console/frames/lens/SessionLens.ts';
import { sourceOf } from '#console/frames/lens/schemaSource.ts';
import { textFrame } from '../fakes.ts';

function memory(first: Record<string, string> = {}) {
  const kept = new Map(Object.entries(first));
  return {
    kept,
    get: (name: string) => kept.get(name),
    set: (name: string, value: string) => void kept.set(name, value),
  };
}

const SESSION = { id: 7, url: 'wss://api.example.com/prod', subprotocol: 'mqtt' };
const SCHEMA = { source: 'message A { int32 n = 1; }', isBinary: false };
const binary = (...bytes: number[]) =>
  textFrame(1, '', { kind: 'binary', payload: Uint8Array.from(bytes), size: bytes.length });

describe('how a session is read', () => {
  test('the decoder is kept for the session, the schema for the API', () => {
    const preferences = memory();
    const lens = new SessionLens(SESSION, preferences);
    lens.decodeAs('cbor');
    lens.useSchema({ ...SCHEMA, message: 'A' });
    expect(new SessionLens(SESSION, preferences).override.value).toBe('cbor');
    const later = new SessionLens({ ...SESSION, id: 8, url: `${SESSION.url}?room=2` }, preferences);
    expect(later.override.value).toBeUndefined();
    expect(later.schema.value).toEqual({ ...SCHEMA, message: 'A' });
    expect(later.context(binary(1)).schema).toMatchObject({ message: 'A' });
    lens.decodeAs(undefined);
    lens.useSchema(undefined);
    const last = new SessionLens(SESSION, preferences);
    expect([last.override.value, last.schema.value]).toEqual([undefined, undefined]);
  });

  test('only the newest choices are kept', () => {
    const preferences = memory();
    for (let id = 0; id < 300; id += 1) new SessionLens({ ...SESSION, id }, preferences).decodeAs('cbor');
    expect(new SessionLens({ ...SESSION, id: 299 }, preferences).override.value).toBe('cbor');
    expect(new SessionLens({ ...SESSION, id: 99 }, preferences).override.value).toBeUndefined();
  });

  test.each(['{', '"text"', '[1]', '[["7","no such decoder"]]', '[["7",5]]'])(
    'what was kept as %s counts for nothing',
    (kept) => {
      expect(new SessionLens(SESSION, memory({ decoders: kept })).override.value).toBeUndefined();
      expect(new SessionLens(SESSION, memory({ schemas: kept })).schema.value).toBeUndefined();
    },
  );

  test('a schema that no longer compiles, or lacks its message, stands in nobody’s way', () => {
    const lens = new SessionLens(SESSION, undefined);
    lens.useSchema({ source: 'message A {', isBinary: false });
    expect(lens.context(binary(1)).schema).toBeUndefined();
    lens.useSchema({ ...SCHEMA, message: 'Gone' });
    expect(lens.context(binary(1)).schema).not.toHaveProperty('message');
  });

  test('the context has direction, kind and subprotocol', () => {
    const lens = new SessionLens(SESSION, undefined);
    expect(lens.context({ kind: 'text', direction: 'sent' })).toEqual({
      text: true,
      sent: true,
      subprotocol: 'mqtt',
    });
  });

  test('a file is a text, or else a set of descriptors', () => {
    expect(sourceOf(new TextEncoder().encode('message Ä {}\n'))).toEqual({
      source: 'message Ä {}\n',
      isBinary: false,
    });
    expect(sourceOf(Uint8Array.of(0x0a, 0x03, 0x61))).toEqual({ source: 'CgNh', isBinary: true });
    expect(sourceOf(Uint8Array.of(0xff)).isBinary).toBe(true);
  });
});

describe('the line of a row', () => {
  const lens = new SessionLens({ ...SESSION, subprotocol: '' }, undefined);

  test('comes from a decoder that is sure', () => {
    expect(rowSummary(binary(0x81, 0xa1, 0x61, 0x01), lens)).toBe('MessagePack · {"a":1}');
  });

  test('is left to the bytes where none is, where they are plain, and where they are many', () => {
    expect(rowSummary(binary(1, 2, 3, 0xff), lens)).toBeUndefined();
    expect(rowSummary(textFrame(1), lens)).toBeUndefined();
    const large = new Uint8Array(9_000).fill(0xc0);
    large.set([0xdc, 0x23, 0x25]);
    expect(rowSummary(binary(...large), lens)).toBeUndefined();
    expect(rowSummary({ ...binary(0x81, 0xa1, 0x61, 0x01), size: 5 }, lens)).toBeUndefined();
    expect(rowSummary({ ...binary(0x81, 0xa1, 0x61, 0x01), direction: 'event' }, lens)).toBeUndefined();
  });

  test('follows the choice of the person', () => {
    const chosen = new SessionLens({ ...SESSION, subprotocol: '' }, undefined);
    chosen.decodeAs('cbor');
    expect(rowSummary(binary(0x01), chosen)).toBe('CBOR · 1');
    expect(rowSummary(binary(0x1c), chosen)).toBeUndefined();
    chosen.decodeAs('gzip');
    expect(rowSummary(binary(0x01), chosen)).toBeUndefined();
  });
});
