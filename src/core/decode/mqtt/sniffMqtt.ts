import type { DecodeContext } from '../contract.ts';
import { isPlainText } from '../text/text.ts';
import { ByteFault } from '../values/faults.ts';
import { type PacketHead, readHead } from './packetTypes.ts';

/** Names of the protocol as they stand in CONNECT, with their length and version. */
const NAMES = ['\0\u0004MQTT\u0004', '\0\u0004MQTT\u0005', '\0\u0006MQIsdp\u0003'];

/** How likely bytes are MQTT; without the subprotocol only CONNECT and a PUBLISH that fills the message. */
export function sniffMqtt(bytes: Uint8Array, size: number, { text, subprotocol }: DecodeContext): number {
  if (text || size < 2) return 0;
  const head = headOf(bytes);
  if (head === undefined) return 0;
  // The rest of a packet that was cut may begin with anything, but seldom like a packet.
  if (/^mqtt/i.test(subprotocol)) return 0.97;
  if (head.type === 'CONNECT') {
    const begin = latin1(bytes.subarray(head.bodyAt, head.bodyAt + 12));
    return NAMES.some((name) => begin.startsWith(name)) ? 0.98 : 0;
  }
  return head.type === 'PUBLISH' && head.end === size && hasTopic(bytes, head) ? 0.8 : 0;
}

function headOf(bytes: Uint8Array): PacketHead | undefined {
  try {
    return readHead(bytes, 0);
  } catch (error) {
    if (error instanceof ByteFault) return undefined;
    throw error;
  }
}

/** A topic that can be read, without the wildcards of filters. */
function hasTopic(bytes: Uint8Array, { bodyAt, end }: PacketHead): boolean {
  const from = bodyAt + 2;
  const to = from + (bytes[bodyAt] ?? 0) * 256 + (bytes[bodyAt + 1] ?? 0);
  if (to <= from || to > Math.min(bytes.length, end)) return false;
  const topic = bytes.subarray(from, to);
  return isPlainText(topic) && !/[#+\r\n\t]/.test(latin1(topic));
}

const latin1 = (bytes: Uint8Array) => String.fromCharCode(...bytes);
