/**
 * A signature knows of a segment which grams, runs of five bytes within a row, it holds. Shorter
 * ones are no help against hexadecimal ids and numbers, which soon hold every run of three or four
 * digits; longer ones would leave short needles without a gram.
 */
export const GRAM = 5;

/** Bits of a gram: six a byte. */
export const GRAM_MASK = 2 ** (6 * GRAM) - 1;

/**
 * Each byte as one of 64: letters of either case alike, so that the search may fold them, and
 * digits apart. The others share what is left.
 */
export const FOLDED_BYTES = Uint8Array.from({ length: 256 }, (_, byte) => {
  const letter = (byte | 0x20) - 0x61;
  if (byte < 0x80 && letter >= 0 && letter < 26) return letter;
  if (byte >= 0x30 && byte <= 0x39) return 26 + byte - 0x30;
  return 36 + (byte % 28);
});

/** Where a gram is in a signature of any size: take its lowest bits. */
export function placeOf(gram: number): number {
  const mixed = Math.imul(gram ^ (gram >>> 15), 0x9e3779b1);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/** Flags stand in a byte after the bits. This one: an escape of printable ASCII is in a payload. */
export const HAS_ESCAPES = 1;

/** Bits in a signature: a power of two. */
export const bitCount = (signature: Uint8Array): number => (signature.length - 1) * 8;
