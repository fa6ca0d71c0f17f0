import { decodeSurely } from '#core/decode/decodeSurely.ts';
import type { Frame } from '#core/frame.ts';
import type { SessionLens } from './SessionLens.ts';

/** Larger messages are shown by their beginning, as decoding them takes time that rows do not have. Bytes. */
const LARGEST = 8_192;

/** One line of a decoder that is sure of the frame, or was chosen; undefined where the bytes speak for themselves. */
export function rowSummary(frame: Frame, lens: SessionLens): string | undefined {
  const { payload, size, direction } = frame;
  if (direction === 'event' || size > LARGEST || payload.length < size || size === 0) return undefined;
  return decodeSurely(payload, lens.context(frame), lens.state.value.override)?.summary;
}
