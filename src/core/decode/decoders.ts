import { actionCable } from './actionCable/actionCable.ts';
import { appSync } from './appSync/appSync.ts';
import { base64 } from './base64/base64.ts';
import { cbor } from './cbor/cbor.ts';
import type { Decoder } from './contract.ts';
import { eventStream } from './eventStream/eventStream.ts';
import { graphql } from './graphql/graphql.ts';
import { hex } from './hex/hex.ts';
import { deflate, gzip, zlib } from './inflate/inflaters.ts';
import { json } from './json/json.ts';
import { jsonRpc } from './jsonRpc/jsonRpc.ts';
import { mqtt, mqtt5, mqtt311 } from './mqtt/mqtt.ts';
import { msgpack } from './msgpack/msgpack.ts';
import { protobuf } from './protobuf/protobuf.ts';
import { signalR } from './signalR/signalR.ts';
import { socketIo } from './socketIo/socketIo.ts';
import { stomp } from './stomp/stomp.ts';
import { text } from './text/text.ts';
import { wamp } from './wamp/wamp.ts';

/** All decoders, in the order in which they are offered; of equally likely ones the first is taken. */
export const DECODERS: readonly Decoder[] = [
  json,
  text,
  hex,
  base64,
  gzip,
  zlib,
  deflate,
  msgpack,
  cbor,
  protobuf,
  eventStream,
  mqtt,
  mqtt311,
  mqtt5,
  appSync,
  graphql,
  jsonRpc,
  socketIo,
  signalR,
  stomp,
  wamp,
  actionCable,
];

/** By its id; undefined where there is none of that name. */
export function decoderOf(id: string): Decoder | undefined {
  return DECODERS.find((decoder) => decoder.id === id);
}
