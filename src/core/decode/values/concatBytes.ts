/** One array of all; of a longer whole only the first `most` bytes. */
export function concatBytes(pieces: readonly Uint8Array[], most = Number.POSITIVE_INFINITY): Uint8Array {
  const size = pieces.reduce((sum, { length }) => sum + length, 0);
  const all = new Uint8Array(Math.min(size, most));
  let at = 0;
  for (const piece of pieces) {
    if (at >= all.length) break;
    all.set(piece.subarray(0, all.length - at), at);
    at += piece.length;
  }
  return all;
}
