import { utf8Length } from '#core/utf8Length.ts';
import type { CapturedRow } from '#messaging/capture.ts';
import { DATA, type HookEvent } from '../hook/protocol.ts';

type MessageEvent = Extract<HookEvent, [2, ...unknown[]]>;

/** A message as a row of the log. `size` is told only where the payload does not: it was cut, or not read. */
export function toRow([, , time, sent, data, payload, size]: MessageEvent): CapturedRow {
  const direction = sent === 1 ? 'sent' : 'received';
  if (data === DATA.blob) return { time, direction, kind: 'binary', payload: '', size };
  const kind = data === DATA.binary ? 'binary' : 'text';
  const whole = kind === 'binary' ? base64Size(payload) : textSize(payload, size);
  return size > whole ? { time, direction, kind, payload, size } : { time, direction, kind, payload };
}

/** As many UTF-16 units as bytes: ASCII, and whole. Anything else has to be counted. */
const textSize = (payload: string, size: number): number =>
  payload.length === size ? size : utf8Length(payload);

/** Bytes that so much base64 stands for. */
export function base64Size(base64: string): number {
  const padding = base64.endsWith('==') ? 2 : base64.endsWith('=') ? 1 : 0;
  return (base64.length / 4) * 3 - padding;
}
