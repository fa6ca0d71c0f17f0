import { choose } from './choose.ts';
import type { DecodeContext, Decoded } from './contract.ts';
import { decoderOf } from './decoders.ts';

/** From here on a decoder is sure enough to speak for a frame that nobody has looked at. */
const SURE = 0.85;
/** They say nothing beyond the bytes themselves. */
const PLAIN = new Set(['json', 'text', 'hex', 'base64']);

/**
 * What a decoder that is sure of the bytes, or was chosen (`override`), makes of them at once; undefined
 * where the bytes speak for themselves, where it fails, and where it would take its time (inflating).
 */
export function decodeSurely(
  bytes: Uint8Array,
  context: DecodeContext,
  override: string | undefined,
): Decoded | undefined {
  const { decoder, likelihood } =
    override === undefined
      ? choose(bytes, bytes.length, context)
      : { decoder: decoderOf(override), likelihood: 1 };
  if (decoder === undefined || likelihood < SURE || PLAIN.has(decoder.id)) return undefined;
  const result = decoder.decode(bytes, context);
  return result instanceof Promise || !result.ok ? undefined : result.decoded;
}
