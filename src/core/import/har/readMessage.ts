import { readBase64 } from '../../bytes/base64.ts';
import { asRecord } from '../../record.ts';
import type { ImportedRow } from '../types.ts';

/** One of an entry's `_webSocketMessages`; undefined for what is no message, as the errors that Chrome writes. */
export function readMessage(value: unknown): ImportedRow | undefined {
  const { type, time, opcode, data } = asRecord(value);
  if (typeof time !== 'number' || typeof data !== 'string' || (type !== 'send' && type !== 'receive')) {
    return undefined;
  }
  const kind = opcode === 2 ? 'binary' : 'text';
  const reading = kind === 'binary' ? readBase64(data) : { bytes: data };
  if ('fault' in reading) return undefined;
  return {
    time: time * 1_000,
    direction: type === 'send' ? 'sent' : 'received',
    kind,
    payload: reading.bytes,
  };
}
