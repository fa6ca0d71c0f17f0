import type { PacketType } from './packetTypes.ts';

/** Where properties stand: in packets, or in the will within CONNECT. */
export type Bearer = PacketType | 'will';

export interface PropertyType {
  name: string;
  form: 'byte' | 'u16' | 'u32' | 'varint' | 'string' | 'binary' | 'pair';
  in: readonly Bearer[];
  /** What the number counts. */
  unit?: string;
  /** What numbers mean. */
  means?: Readonly<Record<number, string>>;
  isSecret?: boolean;
}

const type = (
  name: string,
  form: PropertyType['form'],
  bearers: string,
  more: Omit<PropertyType, 'name' | 'form' | 'in'> = {},
): PropertyType => ({ name, form, in: bearers.split(' ') as Bearer[], ...more });

const MESSAGE = 'PUBLISH will';
const BOTH = 'CONNECT CONNACK';
const AUTHS = 'CONNECT CONNACK AUTH';
const ANSWERS = 'CONNACK PUBACK PUBREC PUBREL PUBCOMP SUBACK UNSUBACK DISCONNECT AUTH';
const ALL = `CONNECT PUBLISH will SUBSCRIBE UNSUBSCRIBE ${ANSWERS}`;
const YES_NO = { means: { 0: 'no', 1: 'yes' } };

/** Properties by their identifier (MQTT 5.0, table 2-4). */
export const PROPERTY_TYPES: ReadonlyMap<number, PropertyType> = new Map([
  [1, type('Payload format', 'byte', MESSAGE, { means: { 0: 'bytes', 1: 'UTF-8 text' } })],
  [2, type('Message expiry', 'u32', MESSAGE, { unit: 's' })],
  [3, type('Content type', 'string', MESSAGE)],
  [8, type('Response topic', 'string', MESSAGE)],
  [9, type('Correlation data', 'binary', MESSAGE)],
  [11, type('Subscription identifier', 'varint', 'PUBLISH SUBSCRIBE')],
  [17, type('Session expiry', 'u32', `${BOTH} DISCONNECT`, { unit: 's', means: { 4294967295: 'never' } })],
  [18, type('Assigned client id', 'string', 'CONNACK')],
  [19, type('Server keep alive', 'u16', 'CONNACK', { unit: 's' })],
  [21, type('Authentication method', 'string', AUTHS)],
  [22, type('Authentication data', 'binary', AUTHS, { isSecret: true })],
  [23, type('Request problem information', 'byte', 'CONNECT', YES_NO)],
  [24, type('Will delay', 'u32', 'will', { unit: 's' })],
  [25, type('Request response information', 'byte', 'CONNECT', YES_NO)],
  [26, type('Response information', 'string', 'CONNACK')],
  [28, type('Server reference', 'string', 'CONNACK DISCONNECT')],
  [31, type('Reason', 'string', ANSWERS)],
  [33, type('Receive maximum', 'u16', BOTH, { unit: 'packets in flight' })],
  [34, type('Topic alias maximum', 'u16', BOTH)],
  [35, type('Topic alias', 'u16', 'PUBLISH')],
  [36, type('Maximum QoS', 'byte', 'CONNACK')],
  [37, type('Retain available', 'byte', 'CONNACK', YES_NO)],
  [38, type('User property', 'pair', ALL)],
  [39, type('Maximum packet size', 'u32', BOTH, { unit: 'bytes' })],
  [40, type('Wildcard subscriptions available', 'byte', 'CONNACK', YES_NO)],
  [41, type('Subscription identifiers available', 'byte', 'CONNACK', YES_NO)],
  [42, type('Shared subscriptions available', 'byte', 'CONNACK', YES_NO)],
]);
