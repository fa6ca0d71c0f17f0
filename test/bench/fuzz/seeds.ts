import { deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { type HubMessage, type IHubProtocol, JsonHubProtocol, MessageType } from '@microsoft/signalr';
import { MessagePackHubProtocol } from '@microsoft/signalr-protocol-msgpack';
import { encode as msgpack } from '@msgpack/msgpack';
import { EventStreamCodec } from '@smithy/eventstream-codec';
import { encode as cbor } from 'cbor-x';
import { generate, type Packet } from 'mqtt-packet';
import protobuf from 'protobufjs';
import type { Random } from './random.ts';

const utf8 = new TextEncoder();
const events = new EventStreamCodec(
  (bytes) => new TextDecoder().decode(bytes),
  (text) => utf8.encode(text),
);
/** The schema of the protobuf messages. */
export const SCHEMA = `
  syntax = "proto3";
  message Reading {
    string sensor = 1; int64 time = 2; repeated double values = 3; map<string, sint32> tags = 4;
    Reading inner = 5; bytes raw = 6; bool good = 7; fixed32 crc = 8;
  }`;
const { root } = protobuf.parse(SCHEMA);
const Reading = root.lookupType('Reading');

const HUB_PROTOCOLS: readonly IHubProtocol[] = [new JsonHubProtocol(), new MessagePackHubProtocol()];

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** A valid message of some format, by encoders that are not ours. */
export function validMessage(random: Random): Uint8Array {
  const value = someValue(random, 0);
  const text = JSON.stringify(value);
  const makers: (() => Uint8Array)[] = [
    () => msgpack(value),
    () => cbor(value),
    () => utf8.encode(text),
    () => utf8.encode(JSON.stringify({ body: text, data: Buffer.from(text).toString('base64') })),
    () => utf8.encode(Buffer.from(text).toString('base64')),
    () => gzipSync(text),
    () => deflateSync(text),
    () => deflateRawSync(text),
    () => Reading.encode(Reading.fromObject(someReading(random, 0))).finish(),
    () =>
      events.encode({ headers: { ':event-type': { type: 'string', value: 'x' } }, body: utf8.encode(text) }),
    ...PROTOCOLS.map((line) => () => utf8.encode(line.replace('%', text))),
    () => somePacket(random, text),
    () => hubMessage(random, value),
  ];
  return Uint8Array.from(random.pick(makers)());
}

/** Shapes of text protocols; `%` stands for JSON. */
const PROTOCOLS = [
  '42["event",%]',
  '0{"sid":"a","upgrades":[],"pingInterval":25000,"pingTimeout":20000}',
  'SEND\ndestination:/queue/a\ncontent-length:3\n\nabc\u0000',
  '{"type":1,"target":"send","arguments":[%]}\u001e',
  '[36,5512315355,4429313566,{},[%]]',
  '{"identifier":"{\\"channel\\":\\"ChatChannel\\"}","message":%}',
  '{"jsonrpc":"2.0","id":1,"method":"m","params":[%]}',
  '{"id":"1","type":"subscribe","payload":{"query":"subscription { a }","variables":{"v":%}}}',
  '{"type":"data","id":"1","event":[%]}',
  '[{"jsonrpc":"2.0","id":1,"result":%},{"jsonrpc":"2.0","id":2,"error":{"code":-32601,"message":"m"}}]',
  '451-/admin,12["event",{"_placeholder":true,"num":0},%]',
  '{"identifier":"{\\"channel\\":\\"ChatChannel\\"}","command":"message","data":"{\\"action\\":\\"speak\\"}"}',
  '{"type":"ping","message":1795341600}',
  '[8,48,7814135,{},"wamp.error.no_such_procedure",[%]]',
  '{"id":"1","type":"error","payload":{"errors":[{"errorType":"UnauthorizedException","message":"m"}]}}',
  'CONNECTED\nversion:1.2\nheart-beat:0,0\nsession:a\n\n\u0000\n',
  '[48,7814135,{},"com.myapp.user.new",[%],{}]',
  '{"type":"subscribe","id":"1","channel":"/default/a","authorization":{"host":"h","Authorization":"x"}}',
];
/** Packets by mqtt-packet, in either version. */
function somePacket(random: Random, payload: string): Uint8Array {
  const protocolVersion = random.pick([4, 5]);
  const isFive = protocolVersion === 5;
  const qos = random.pick([0, 1, 2] as const);
  const properties = {
    messageExpiryInterval: 60,
    responseTopic: 'a',
    correlationData: Buffer.from('c'),
    userProperties: { b: 'c' },
    contentType: 'application/json',
  };
  const packets: Packet[] = [
    {
      cmd: 'publish',
      topic: 'a/b',
      payload,
      qos,
      dup: false,
      retain: true,
      messageId: 300,
      ...(isFive ? { properties } : {}),
    },
    {
      cmd: 'connect',
      clientId: 'm1',
      protocolVersion: isFive ? 5 : 4,
      username: 'anna',
      password: Buffer.from('b'),
      will: { topic: 'gone', payload: Buffer.from(payload), qos: 1, retain: false },
    },
    { cmd: 'subscribe', messageId: 7, subscriptions: [{ topic: 'a/#', qos }] },
    { cmd: 'suback', messageId: 7, granted: [qos, 128] },
    { cmd: 'pubrel', messageId: 7 },
    { cmd: 'pingreq' },
  ];
  const first = generate(random.pick(packets), { protocolVersion });
  // One message may hold several.
  return random.next() < 0.8
    ? first
    : Buffer.concat([first, generate(random.pick(packets), { protocolVersion })]);
}

/** A message of a SignalR hub in either form, by Microsoft's own code. */
function hubMessage(random: Random, value: Json): Uint8Array {
  const messages: HubMessage[] = [
    { type: MessageType.Invocation, invocationId: '1', target: 'send', arguments: [value], streamIds: ['2'] },
    { type: MessageType.StreamItem, headers: { a: 'b' }, invocationId: '1', item: value },
    { type: MessageType.Completion, invocationId: '1', result: value },
    { type: MessageType.Completion, invocationId: '1', error: 'no' },
    { type: MessageType.CancelInvocation, invocationId: '1' },
    { type: MessageType.Sequence, sequenceId: 70_000 },
  ];
  const written = random.pick(HUB_PROTOCOLS).writeMessage(random.pick(messages));
  return typeof written === 'string' ? utf8.encode(written) : new Uint8Array(written);
}

function someValue(random: Random, depth: number): Json {
  const kind = random.below(depth > 3 ? 5 : 7);
  if (kind === 0) return null;
  if (kind === 1) return random.next() < 0.5;
  if (kind === 2) return random.below(2 ** 31) * (random.next() < 0.5 ? -1 : 1);
  if (kind === 3) return random.next() * 10 ** random.below(20);
  if (kind === 4) return someText(random);
  const size = random.below(6);
  if (kind === 5) return Array.from({ length: size }, () => someValue(random, depth + 1));
  const entries = Array.from(
    { length: size },
    () => [someText(random), someValue(random, depth + 1)] as const,
  );
  return Object.fromEntries(entries);
}

function someReading(random: Random, depth: number): { [key: string]: unknown } {
  return {
    sensor: someText(random),
    time: random.below(2 ** 50),
    values: Array.from({ length: random.below(5) }, () => random.next() * 100),
    tags: { [someText(random)]: -random.below(1000) },
    ...(depth < 4 && random.next() < 0.5 ? { inner: someReading(random, depth + 1) } : {}),
    raw: random.bytes(random.below(20)),
    good: random.next() < 0.5,
    crc: random.below(2 ** 32),
  };
}

function someText(random: Random): string {
  const letters = 'abcdefgh 0123"\\\n\u00fc\u20ac\u{1f600}{}[]:,';
  const points = [...letters];
  return Array.from({ length: random.below(12) }, () => random.pick(points)).join('');
}
