import type { Random } from './random.ts';
import { validMessage } from './seeds.ts';

/** Bytes at which formats branch. */
const EDGES = [
  0x00, 0x01, 0x7f, 0x80, 0x81, 0x9f, 0xa0, 0xbf, 0xc1, 0xd8, 0xdf, 0xf8, 0xff, 0x1e, 0x7b, 0x5b, 0x22, 0x5c,
];

/** A small input: random, valid, or a valid one that was damaged. */
export function smallInput(random: Random): Uint8Array {
  const kind = random.below(10);
  if (kind === 0) return random.bytes(random.below(64));
  if (kind === 1) return Uint8Array.from({ length: random.below(64) }, () => random.pick(EDGES));
  const valid = validMessage(random);
  return kind === 2 ? valid : mutate(valid, random);
}

/** One to four of: bits turned, bytes replaced, cut, doubled, taken out, put in. */
export function mutate(valid: Uint8Array, random: Random): Uint8Array {
  let bytes = [...valid];
  for (let times = 1 + random.below(4); times > 0; times -= 1) {
    const at = random.below(bytes.length + 1);
    const to = Math.min(bytes.length, at + 1 + random.below(8));
    const kind = random.below(6);
    if (kind === 0 && at < bytes.length) bytes[at]! ^= 1 << random.below(8);
    else if (kind === 1 && at < bytes.length) bytes[at] = random.pick(EDGES);
    else if (kind === 2) bytes = bytes.slice(0, at);
    else if (kind === 3) bytes = [...bytes.slice(0, to), ...bytes.slice(at)];
    else if (kind === 4) bytes = [...bytes.slice(0, at), ...bytes.slice(to)];
    else bytes = [...bytes.slice(0, at), ...random.bytes(random.below(4)), ...bytes.slice(at)];
  }
  return Uint8Array.from(bytes);
}

/** Inputs of the full size, by name, made to cost as much as they can. */
export function largeInputs(random: Random, size: number): [string, Uint8Array][] {
  const filled = (...pattern: number[]) =>
    Uint8Array.from({ length: size }, (_, at) => pattern[at % pattern.length]!);
  const text = (pattern: string) =>
    new TextEncoder().encode(pattern.repeat(Math.ceil(size / pattern.length)).slice(0, size));
  const joined: number[] = [];
  while (joined.length < size) for (const byte of validMessage(random)) joined.push(byte);
  const many = Uint8Array.from(joined.slice(0, size));
  const patterns: [string, Uint8Array][] = [
    ['random', random.bytes(size)],
    ['valid messages put together', many],
    ['the same, damaged', mutate(many, random)],
    ...EDGES.map((byte): [string, Uint8Array] => [
      `only 0x${byte.toString(16).padStart(2, '0')}`,
      filled(byte),
    ]),
    ['MessagePack arrays in arrays', filled(0x91)],
    ['MessagePack maps as keys of maps', filled(0x81)],
    ['MessagePack strings that are not UTF-8', filled(0xa1, 0xff)],
    ['MessagePack floats', filled(0xca, 0x3d, 0xcc, 0xcc, 0xcd)],
    ['MessagePack doubles', filled(0xcb, 0x3f, 0xb9, 0x99, 0x99, 0x99, 0x99, 0x99, 0x9a)],
    ['MessagePack timestamps', filled(0xd6, 0xff, 0x66, 0x00, 0x00, 0x00)],
    ['MessagePack numbers of 64 bits', filled(0xcf, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff)],
    ['CBOR arrays of unknown length', filled(0x9f)],
    ['CBOR bignums', filled(0xc2, 0x58, 0x40, ...Array<number>(64).fill(0xee))],
    ['CBOR typed arrays', filled(0xd8, 0x55, 0x58, 0x40, ...Array<number>(64).fill(0x3d))],
    ['CBOR tags', filled(0xd8, 0x25)],
    ['protobuf strings', filled(0x0a, 0x03, 0x61, 0x62, 0x63)],
    ['protobuf varints', filled(0x08, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01)],
    ['protobuf groups', filled(0x0b)],
    ['protobuf messages in messages', nestedProtobuf(size)],
    ['event streams', manyEvents(size)],
    ['JSON arrays in arrays', text('[')],
    ['JSON with strings that hold JSON', text('["{\\"a\\":1}","{\\"a\\":[1,2]}"],')],
    ['JSON with base64', text('["eyJhIjoxLCJiIjoyLCJjIjozfQ=="],')],
    ['an array of JSON numbers', jsonArray(size, '123.456e-7')],
    ['an array of JSON strings', jsonArray(size, '"aGVsbG8gd29ybGQgaGVsbG8gd29ybGQ="')],
    ['an array of JSON within strings', jsonArray(size, '"{\\"a\\":1"')],
    ['base64', text('aGVsbG8gd29ybGQgaGVsbG8gd29ybGQK')],
    ['backslashes in a string', text('"\\\\')],
    ['lines', text('a:b\n')],
    ['MQTT pings', filled(0xc0, 0x00)],
    ['MQTT messages', filled(0x30, 0x05, 0x00, 0x01, 0x61, 0x62, 0x62)],
    ['STOMP frames', text('SEND\n\n\u0000')],
    ['STOMP headers', text(`SEND\n${'a\\n:b\n'.repeat(size / 6)}`)],
    ['pings of a hub', text('{"type":6}\u001e')],
    ['pings of a hub in MessagePack', filled(0x02, 0x91, 0x06)],
    ['an invocation of a hub in MessagePack', binaryInvocation(size)],
    ['an event of WAMP', text(`[36,1,2,{},[${'1,'.repeat(size / 2)}`)],
    ['data of AppSync', text(`{"id":"1","type":"data","event":[${'"{}",'.repeat(size / 5)}`)],
    [
      'errors of GraphQL',
      text(`{"type":"error","id":"1","payload":[${'{"message":"m"},'.repeat(size / 16)}`),
    ],
    ['a channel of Action Cable', text(`{"identifier":"${'{\\"channel\\":'.repeat(size / 14)}`)],
    ['a batch of calls', jsonArray(size, '{"id":1,"method":"a"}')],
    ['an event of Socket.IO', text(`42["a",${'1,'.repeat(size / 2)}`)],
  ];
  return patterns;
}

function jsonArray(size: number, item: string): Uint8Array {
  const items = Array<string>(Math.floor((size - 2) / (item.length + 1))).fill(item);
  return new TextEncoder().encode(`[${items.join(',')}]`);
}

/** One message, of which the arguments are numbers. */
function binaryInvocation(size: number): Uint8Array {
  const head = [0x95, 0x01, 0x80, 0xc0, 0xa1, 0x61, 0xdc];
  const items = Math.min(65_535, size - head.length - 5);
  const body = [...head, items >> 8, items & 0xff];
  const length = body.length + items;
  const bytes = new Uint8Array(3 + length).fill(0x07);
  bytes.set([(length & 0x7f) | 0x80, ((length >> 7) & 0x7f) | 0x80, length >> 14, ...body]);
  return bytes;
}

/** Each length-delimited field holds the next. */
function nestedProtobuf(size: number): Uint8Array {
  const pieces: number[] = [];
  for (let left = size - 4; left > 4; left -= 4) {
    pieces.push(0x0a, 0x80 | (left & 0x7f), 0x80 | ((left >> 7) & 0x7f), (left >> 14) & 0x7f);
  }
  return Uint8Array.from(pieces);
}

/** Smallest messages one after the other: sixteen bytes, no headers, right checksums. */
function manyEvents(size: number): Uint8Array {
  const one = [0, 0, 0, 0x10, 0, 0, 0, 0, 0x05, 0xc2, 0x48, 0xeb, 0x7d, 0x98, 0xc8, 0xff];
  return Uint8Array.from({ length: size - (size % 16) }, (_, at) => one[at % 16]!);
}
