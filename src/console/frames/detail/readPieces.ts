import type { ReadBytes } from './PagedBytes.ts';

const PIECE = 1_000_000;

/** The first `size` bytes of a payload, one after the other. Throws where some are no longer kept. */
export async function* readPieces(read: ReadBytes, size: number): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < size; from += PIECE) {
    const to = Math.min(size, from + PIECE);
    const piece = await read(from, to);
    if (piece.length !== to - from) throw new Error('The message is no longer kept.');
    yield piece;
  }
}
