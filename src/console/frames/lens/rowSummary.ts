import { choose } from '#core/decode/choose.ts';
import { decoderOf } from '#core/decode/decoders.ts';
import type { Frame } from '#core/frame.ts';
import type { SessionLens } from './SessionLens.ts';

/** Larger messages are shown by their beginning, as decoding them takes time that rows do not have. Bytes. */
const LARGEST = 8_192;
/** From here on a decoder is sure enough to speak in the list. */
const SURE = 0.85;
/** The row's own preview shows these as well. */
const PLAIN = new Set(['json', 'text', 'hex', 'base64']);

/** One line of a decoder that is sure of the frame, or was chosen; undefined where the bytes speak for themselves. */
export function rowSummary(frame: Frame, lens: SessionLens): string | undefined {
  const { payload, size, direction } = frame;
  if (direction === 'event' || size > LARGEST || payload.length < size || size === 0) return undefined;
  const context = lens.context(frame);
  const { override } = lens.state.value;
  const { decoder, likelihood } =
    override === undefined ? choose(payload, size, context) : { decoder: decoderOf(override), likelihood: 1 };
  if (decoder === undefined || likelihood < SURE || PLAIN.has(decoder.id)) return undefined;
  const result = decoder.decode(payload, context);
  // What takes its time (inflating) is shown in the detail.
  return result instanceof Promise || !result.ok ? undefined : result.decoded.summary;
}
