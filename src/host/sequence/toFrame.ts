import type { Frame } from '#core/frame.ts';

const encoder = new TextEncoder();

/** A message as it came, for a filter to look at; a row that the log had no room for has the index -1. */
export function toFrame(payload: string | ArrayBuffer, time: number, index = -1): Frame {
  const kind = typeof payload === 'string' ? 'text' : 'binary';
  const bytes = typeof payload === 'string' ? encoder.encode(payload) : new Uint8Array(payload);
  return { index, time, direction: 'received', kind, size: bytes.length, payload: bytes };
}
