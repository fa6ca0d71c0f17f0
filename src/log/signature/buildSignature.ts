import type { SegmentRecord } from '../segment.ts';
import { FOLDED_BYTES, GRAM, GRAM_MASK, placeOf } from './grams.ts';

/** Sizes in bytes, powers of two: full segments of random ids need the largest. */
const LARGEST = 16_384;
const SMALLEST = 64;
/** Share of bits that may be set: more of them tell less. */
const FULL = 0.25;

/**
 * What search asks of a segment before it reads it (see `mayContain`): a Bloom filter of its
 * payloads' grams, no larger than it needs to be. Empty where the segment holds only the head of a
 * payload: then it tells nothing.
 */
export function buildSignature(
  segment: Pick<SegmentRecord, 'offsets' | 'payload' | 'sizes'>,
): Uint8Array<ArrayBuffer> {
  if (segment.sizes !== undefined) return new Uint8Array(0);
  const bits = new Uint8Array(LARGEST);
  const set = setGrams(bits, new Uint8Array(segment.payload), segment.offsets);
  return shrink(bits, set);
}

/** Marks the grams of every row; returns how many bits are set. */
function setGrams(bits: Uint8Array, payload: Uint8Array, offsets: Uint32Array): number {
  const mask = bits.length * 8 - 1;
  let set = 0;
  for (let row = 0; row + 1 < offsets.length; row += 1) {
    const end = offsets[row + 1]!;
    const complete = offsets[row]! + GRAM - 1;
    let gram = 0;
    for (let at = offsets[row]!; at < end; at += 1) {
      gram = ((gram << 6) | FOLDED_BYTES[payload[at]!]!) & GRAM_MASK;
      if (at < complete) continue;
      const place = placeOf(gram) & mask;
      const byte = bits[place >>> 3]!;
      const bit = 1 << (place & 7);
      if ((byte & bit) !== 0) continue;
      bits[place >>> 3] = byte | bit;
      set += 1;
    }
  }
  return set;
}

/** Halves the signature, one half laid upon the other, as long as it stays sparse enough. */
function shrink(bits: Uint8Array<ArrayBuffer>, set: number): Uint8Array<ArrayBuffer> {
  let size = bits.length;
  let empty = 1 - set / (size * 8);
  while (size > SMALLEST && 1 - empty * empty <= FULL) {
    size /= 2;
    for (let at = 0; at < size; at += 1) bits[at]! |= bits[at + size]!;
    empty *= empty;
  }
  return bits.slice(0, size);
}
