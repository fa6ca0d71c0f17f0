import type { DecodeContext, Decoder } from './contract.ts';
import { DECODERS } from './decoders.ts';
import { hex } from './hex/hex.ts';

/** What a sniff is given of a message, bytes. */
export const HEAD = 256;
/** Over it a decoder is taken by itself. */
const LIKELY = 0.5;

/** A decoder, and how likely it is the right one. */
export interface Choice {
  decoder: Decoder;
  likelihood: number;
}

/** The decoder whose sniff is surest; hex where none finds it likely. The bytes may be but the head. */
export function choose(
  bytes: Uint8Array,
  size: number,
  context: DecodeContext,
  decoders: readonly Decoder[] = DECODERS,
): Choice {
  const head = bytes.subarray(0, HEAD);
  let best: Choice = { decoder: hex, likelihood: LIKELY };
  for (const decoder of decoders) {
    const likelihood = decoder.sniff(head, size, context);
    if (likelihood > best.likelihood) best = { decoder, likelihood };
  }
  return best;
}
