import type { Field } from '../contract.ts';

/** Reason codes (MQTT 5.0, section 2.4), as far as they mean the same in all packets. */
const REASONS: Readonly<Record<number, string>> = {
  0: 'success',
  4: 'disconnect with will message',
  16: 'no matching subscribers',
  17: 'no subscription existed',
  24: 'continue authentication',
  25: 're-authenticate',
  128: 'unspecified error',
  129: 'malformed packet',
  130: 'protocol error',
  131: 'implementation specific error',
  132: 'unsupported protocol version',
  133: 'client identifier not valid',
  134: 'bad user name or password',
  135: 'not authorized',
  136: 'server unavailable',
  137: 'server busy',
  138: 'banned',
  139: 'server shutting down',
  140: 'bad authentication method',
  141: 'keep alive timeout',
  142: 'session taken over',
  143: 'topic filter invalid',
  144: 'topic name invalid',
  145: 'packet identifier in use',
  146: 'packet identifier not found',
  147: 'receive maximum exceeded',
  148: 'topic alias invalid',
  149: 'packet too large',
  150: 'message rate too high',
  151: 'quota exceeded',
  152: 'administrative action',
  153: 'payload format invalid',
  154: 'retain not supported',
  155: 'QoS not supported',
  156: 'use another server',
  157: 'server moved',
  158: 'shared subscriptions not supported',
  159: 'connection rate exceeded',
  160: 'maximum connect time',
  161: 'subscription identifiers not supported',
  162: 'wildcard subscriptions not supported',
};

/** Return codes of CONNACK (MQTT 3.1.1, table 3.1). */
const RETURNS: Readonly<Record<number, string>> = {
  0: 'accepted',
  1: 'unacceptable protocol version',
  2: 'identifier rejected',
  3: 'server unavailable',
  4: 'bad user name or password',
  5: 'not authorized',
};

export const GRANTED = ['granted QoS 0', 'granted QoS 1', 'granted QoS 2'] as const;

/** What a code says where it stands; MQTT 3.1.1 has its own for CONNACK, and one failure for SUBACK. */
export function reasonText(code: number, type: string, version: number): string {
  if (type === 'SUBACK' && GRANTED[code] !== undefined) return GRANTED[code];
  if (version < 5)
    return type === 'CONNACK' ? (RETURNS[code] ?? 'unknown') : code === 0x80 ? 'failure' : 'unknown';
  if (code === 0) return { DISCONNECT: 'normal disconnection', CONNACK: 'accepted' }[type] ?? 'success';
  return REASONS[code] ?? 'unknown';
}

/** `Reason code` 0x87 not authorized; bad from 0x80 on, in MQTT 3.1.1 whatever is none of the good ones. */
export function reasonField(name: string, code: number, type: string, version: number): Field {
  const isBad = code >= 0x80 || (version < 5 && type === 'CONNACK' && code > 0);
  const value = version < 5 && type === 'CONNACK' ? String(code) : `0x${code.toString(16).padStart(2, '0')}`;
  return { name, value, note: reasonText(code, type, version), ...(isBad ? { bad: true } : {}) };
}
