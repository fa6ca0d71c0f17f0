import { generate, type Packet } from 'mqtt-packet';
import type { Decoded } from '#core/decode/contract.ts';
import { BINARY } from '../decoding.ts';

export const SENT = { ...BINARY, sent: true };
export const MQTT = { ...BINARY, subprotocol: 'mqtt' };

/** The packet as mqtt-packet writes it. */
export const make = (packet: Packet, protocolVersion = 4): Uint8Array =>
  Uint8Array.from(generate(packet, { protocolVersion }));

export const joined = (...all: Uint8Array[]) => Uint8Array.from(all.flatMap((each) => [...each]));
export const valueIn = (view: Decoded, name: string) =>
  view.fields.find((field) => field.name === name)?.value;
export const noteIn = (view: Decoded, name: string) => view.fields.find((field) => field.name === name)?.note;

export const publish = (more: object = {}): Packet =>
  ({
    cmd: 'publish',
    topic: 'sensors/7',
    payload: '{"t":21.5}',
    qos: 0,
    dup: false,
    retain: false,
    ...more,
  }) as Packet;
