import type { SegmentRecord } from '../segment.ts';
import { FOLDED_BYTES, GRAM, GRAM_MASK, HAS_ESCAPES, placeOf } from './grams.ts';

/** Sizes in bytes, powers of two. Most full segments take 8 KB, those of many random ids the largest. */
const LARGEST = 16_384;
const SMALLEST = 64;
/** Share of bits that may be set: more of them tell less. */
const FULL = 0.35;

/** Used again by each segment: some sixty a second would wait for the garbage collector. */
const bits = new Uint8Array(LARGEST + 1);

/**
 * What search asks of a segment before it reads it (see `mayContain`): a Bloom filter of its
 * payloads' grams, no larger than it needs to be, and a byte of flags. Empty where the segment holds only the head of a
 * payload: then it tells nothing.
 */
export function buildSignature(
  segment: Pick<SegmentRecord, 'offsets' | 'payload' | 'sizes'>,
): Uint8Array<ArrayBuffer> {
  if (segment.sizes !== undefined) return new Uint8Array(0);
  bits.fill(0);
  const payload = new Uint8Array(segment.payload);
  const set = setGrams(payload, segment.offsets);
  const size = shrink(set);
  const signature = bits.slice(0, size + 1);
  signature[size] = holdsEscapes(payload) ? HAS_ESCAPES : 0;
  return signature;
}

/** `\u0020` to `\u007f`. Backslashes are rare, so that this costs next to nothing. */
function holdsEscapes(payload: Uint8Array): boolean {
  for (let at = payload.indexOf(0x5c); at >= 0; at = payload.indexOf(0x5c, at + 1)) {
    const isEscape = payload[at + 1] === 0x75 && payload[at + 2] === 0x30 && payload[at + 3] === 0x30;
    if (isEscape && payload[at + 4]! >= 0x32 && payload[at + 4]! <= 0x37) return true;
  }
  return false;
}

/** Marks the grams of every row; returns how many bits are set. */
function setGrams(payload: Uint8Array, offsets: Uint32Array): number {
  const mask = LARGEST * 8 - 1;
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

/** Lays one half upon the other as long as the bits stay sparse enough; returns the bytes they take. */
function shrink(set: number): number {
  let size = LARGEST;
  let empty = 1 - set / (size * 8);
  while (size > SMALLEST && 1 - empty * empty <= FULL) {
    size /= 2;
    for (let at = 0; at < size; at += 1) bits[at]! |= bits[at + size]!;
    empty *= empty;
  }
  return size;
}
