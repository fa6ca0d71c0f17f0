import { ByteFault } from '../values/faults.ts';

/** Control packets by their number (MQTT 5.0, OASIS, table 2-1). */
export const PACKET_TYPES = [
  '',
  'CONNECT',
  'CONNACK',
  'PUBLISH',
  'PUBACK',
  'PUBREC',
  'PUBREL',
  'PUBCOMP',
  'SUBSCRIBE',
  'SUBACK',
  'UNSUBSCRIBE',
  'UNSUBACK',
  'PINGREQ',
  'PINGRESP',
  'DISCONNECT',
  'AUTH',
] as const;
export type PacketType = Exclude<(typeof PACKET_TYPES)[number], ''>;

/** PUBREL, SUBSCRIBE and UNSUBSCRIBE carry the flag 2, PUBLISH its own, all others none. */
export function typeOf(first: number): PacketType | undefined {
  const type = PACKET_TYPES[first >> 4];
  const flags = first & 0x0f;
  if (type === undefined || type === '') return undefined;
  if (type === 'PUBLISH') return (flags & 0x06) === 0x06 ? undefined : type;
  const wanted = type === 'PUBREL' || type === 'SUBSCRIBE' || type === 'UNSUBSCRIBE' ? 2 : 0;
  return flags === wanted ? type : undefined;
}

export interface PacketHead {
  type: PacketType;
  flags: number;
  /** Where the packet begins, its fixed header ends, and it ends itself. */
  from: number;
  bodyAt: number;
  end: number;
}

/**
 * The fixed header (MQTT 5.0, section 2.1.1); undefined where the bytes end within it. Throws a
 * ByteFault where it is none.
 */
export function readHead(bytes: Uint8Array, from: number): PacketHead | undefined {
  const first = bytes[from]!;
  const type = typeOf(first);
  if (type === undefined) throw new ByteFault(from, firstFault(first));
  let length = 0;
  for (let place = 0; place < 4; place += 1) {
    const byte = bytes[from + 1 + place];
    if (byte === undefined) return undefined;
    length += (byte & 0x7f) * 128 ** place;
    if (byte < 0x80) {
      const bodyAt = from + 2 + place;
      return { type, flags: first & 0x0f, from, bodyAt, end: bodyAt + length };
    }
  }
  throw new ByteFault(from + 1, 'a length takes four bytes at most');
}

function firstFault(first: number): string {
  const name = PACKET_TYPES[first >> 4];
  if (!name) return 'no packet is of type 0';
  if (name === 'PUBLISH') return 'a PUBLISH with QoS 3 does not exist';
  return `the flags ${first & 0x0f} do not go with ${name}`;
}
