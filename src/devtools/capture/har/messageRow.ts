import { utf8Length } from '#core/utf8Length.ts';
import type { CapturedRow } from '#messaging/capture.ts';
import { LARGEST_PAYLOAD } from '../../hook/protocol.ts';
import { base64Size } from '../toRow.ts';

/** RFC 6455 section 5.2. */
const TEXT = 1;
const BINARY = 2;

/**
 * A message of Chrome's `_webSocketMessages` as a row; undefined for what is no data message. Times
 * there are seconds, with a fraction; binary is base64.
 */
export function messageRow(message: unknown): CapturedRow | undefined {
  if (typeof message !== 'object' || message === null) return undefined;
  const { type, time, opcode, data } = message as Record<string, unknown>;
  if (typeof time !== 'number' || !Number.isFinite(time) || typeof data !== 'string') return undefined;
  if (type !== 'send' && type !== 'receive') return undefined;
  if (opcode !== TEXT && opcode !== BINARY) return undefined;
  const row = { time: time * 1_000, direction: type === 'send' ? 'sent' : 'received' } as const;
  if (opcode === TEXT) {
    if (data.length <= LARGEST_PAYLOAD) return { ...row, kind: 'text', payload: data };
    // As the hook does: more of a single message than this nobody reads here.
    return { ...row, kind: 'text', payload: cut(data), size: utf8Length(data) };
  }
  if (data.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(data)) return undefined;
  const longest = Math.ceil(LARGEST_PAYLOAD / 3) * 4;
  if (data.length <= longest) return { ...row, kind: 'binary', payload: data };
  return { ...row, kind: 'binary', payload: data.slice(0, longest), size: base64Size(data) };
}

/** The beginning, and no half of a surrogate pair at its end. */
const cut = (text: string): string => text.slice(0, LARGEST_PAYLOAD).replace(/[\uD800-\uDBFF]$/, '');
