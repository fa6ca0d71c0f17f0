import { inFigures } from '../../inFigures.ts';
import type { DecodeContext, Field } from '../contract.ts';
import { ByteFault } from '../values/faults.ts';
import { MqttReader } from './MqttReader.ts';
import { type PacketView, type Version, versionName } from './PacketView.ts';
import { type PacketHead, readHead } from './packetTypes.ts';
import { readAck, readConnack, readParting, readPing } from './readAnswer.ts';
import { readConnect } from './readConnect.ts';
import { readPublish } from './readPublish.ts';
import { readSuback, readSubscribe } from './readSubscribe.ts';

/** More packets in one message are counted, not read. */
const MOST = 500;

export interface PacketsReading {
  packets: PacketView[];
  /** Whole packets beyond those. */
  more: number;
  /** Why the rest of the message is not read, after at least one packet was. */
  fault?: ByteFault;
}

/**
 * Reads the packets of one message (MQTT 5.0, section 6: it may hold several, and parts). Throws a
 * ByteFault where it does not begin with one. Without a version each packet is read as the one it fits.
 */
export function readPackets(
  bytes: Uint8Array,
  context: DecodeContext,
  version: Version | undefined,
): PacketsReading {
  const packets: PacketView[] = [];
  let more = 0;
  for (let at = 0; at < bytes.length; ) {
    try {
      const head = readHead(bytes, at);
      if (head === undefined) {
        packets.push(headless(bytes.length - at));
        return { packets, more };
      }
      if (packets.length >= MOST && head.end <= bytes.length) more += 1;
      else packets.push(readPacket(bytes, head, context, version));
      at = head.end;
    } catch (error) {
      if (!(error instanceof ByteFault) || packets.length === 0) throw error;
      return { packets, more, fault: error };
    }
  }
  return { packets, more };
}

const headless = (count: number): PacketView => ({
  summary: 'a packet cut within its length',
  fields: [
    { name: 'Cut', value: `after ${count === 1 ? '1 byte' : `${count} bytes`} of its header`, bad: true },
  ],
});

function readPacket(
  bytes: Uint8Array,
  head: PacketHead,
  context: DecodeContext,
  version: Version | undefined,
): PacketView {
  const { type, from, end } = head;
  const isCut = end > bytes.length;
  const view = isCut ? readCut(bytes, head, context, version) : readWhole(bytes, head, context, version);
  const fields: Field[] = [{ name: 'Packet', value: type }, ...view.fields];
  if (!isCut) return { ...view, fields };
  const there = inFigures(bytes.length - from);
  const value = `${there} of its ${inFigures(end - from)} bytes are here`;
  fields.push({ name: 'Cut', value, note: 'the rest comes in the next message', bad: true });
  return { ...view, summary: `${view.summary} · cut`, fields };
}

/** Of a packet that goes on in the next message, only PUBLISH has its parts in an order that helps. */
function readCut(
  bytes: Uint8Array,
  head: PacketHead,
  context: DecodeContext,
  version: Version | undefined,
): PacketView {
  const bare: PacketView = { summary: head.type, fields: [] };
  if (head.type !== 'PUBLISH') return bare;
  try {
    return readWhole(bytes, { ...head, end: bytes.length }, context, version);
  } catch (error) {
    if (error instanceof ByteFault) return bare;
    throw error;
  }
}

function readWhole(
  bytes: Uint8Array,
  { type, flags, bodyAt, end }: PacketHead,
  context: DecodeContext,
  version: Version | undefined,
): PacketView {
  const reader = () => new MqttReader(bytes, bodyAt, end);
  switch (type) {
    case 'CONNECT':
      return readConnect(reader());
    case 'CONNACK':
      return readConnack(reader());
    case 'PUBLISH':
      return fitting(version, (each) => readPublish(reader(), flags, each, context));
    case 'SUBSCRIBE':
    case 'UNSUBSCRIBE':
      return fitting(version, (each) => readSubscribe(reader(), type, each));
    case 'SUBACK':
    case 'UNSUBACK':
      return fitting(version, (each) => readSuback(reader(), type, each));
    case 'PINGREQ':
    case 'PINGRESP':
      return readPing(reader(), type);
    case 'DISCONNECT':
    case 'AUTH':
      return readParting(reader(), type, context);
    default:
      return readAck(reader(), type, context);
  }
}

/**
 * These packets do not say their version. Properties follow strict rules that other bytes hardly
 * ever keep, so what can be MQTT 5 is taken for it. Of two faults the one farther on says more.
 */
function fitting(version: Version | undefined, read: (version: Version) => PacketView): PacketView {
  if (version !== undefined) return read(version);
  let first: ByteFault | undefined;
  for (const each of [5, 4] as const) {
    try {
      const view = read(each);
      const told: Field = { name: 'Version', value: versionName(each), note: 'told from the bytes' };
      return { ...view, fields: [...view.fields, told] };
    } catch (error) {
      if (!(error instanceof ByteFault)) throw error;
      if (first === undefined || error.at > first.at) first = error;
    }
  }
  throw first!;
}
