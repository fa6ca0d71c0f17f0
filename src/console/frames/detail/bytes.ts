/** A payload as its views read it: not all of it need be at hand. */
export interface Bytes {
  /** In all. */
  readonly size: number;
  /**
   * Bytes `from` (inclusive) to `to` (exclusive), clipped to the size; undefined while they are
   * still to come. A component that asks is painted again when they are there.
   */
  slice(from: number, to: number): Uint8Array | undefined;
}

/** A payload that is all at hand. */
export function bytesOf(payload: Uint8Array): Bytes {
  return { size: payload.length, slice: (from, to) => payload.subarray(Math.max(0, from), to) };
}
