import { bitCount, FOLDED_BYTES, GRAM, GRAM_MASK, HAS_ESCAPES, placeOf } from './grams.ts';

/**
 * Whether a segment may hold `needle` (ASCII, any case) within one of its payloads; false only
 * where it certainly does not. A missing or empty signature tells nothing, nor does a needle
 * that is shorter than a gram.
 */
export function mayContain(signature: Uint8Array | undefined, needle: string): boolean {
  if (signature === undefined || signature.length === 0) return true;
  const mask = bitCount(signature) - 1;
  let gram = 0;
  for (let at = 0; at < needle.length; at += 1) {
    gram = ((gram << 6) | FOLDED_BYTES[needle.charCodeAt(at)]!) & GRAM_MASK;
    if (at < GRAM - 1) continue;
    const place = placeOf(gram) & mask;
    if ((signature[place >>> 3]! & (1 << (place & 7))) === 0) return false;
  }
  return true;
}

/**
 * Whether printable ASCII may stand in the segment's payloads as `\u0041` and the like, as it may
 * in JSON (RFC 8259 section 7): then text within JSON need not be there as it reads.
 */
export function mayHoldEscapes(signature: Uint8Array | undefined): boolean {
  return signature === undefined || signature.length === 0 || (signature.at(-1)! & HAS_ESCAPES) !== 0;
}
