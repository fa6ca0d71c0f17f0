import { concatBytes } from '../values/concatBytes.ts';

/** What comes out is kept up to this size: a few bytes may inflate to a thousand times their number. */
export const LARGEST_INFLATED = 16_000_000;

export interface Inflated {
  bytes: Uint8Array;
  /** More would come out than is kept. */
  isCut: boolean;
  /** The data ends, or stops making sense, before the stream does. */
  isBroken: boolean;
}

/** Inflates by DecompressionStream, which works beside the page's own thread. Never rejects. */
export async function inflate(bytes: Uint8Array, format: CompressionFormat): Promise<Inflated> {
  const stream = new DecompressionStream(format);
  const writer = stream.writable.getWriter();
  // Their failures are told by the reader's too, once.
  writer.write(bytes as Uint8Array<ArrayBuffer>).catch(() => {});
  writer.close().catch(() => {});
  const reader = stream.readable.getReader();
  const pieces: Uint8Array[] = [];
  let size = 0;
  let isBroken = false;
  while (size <= LARGEST_INFLATED) {
    try {
      const { done, value } = await reader.read();
      if (done) break;
      pieces.push(value);
      size += value.length;
    } catch {
      isBroken = true;
      break;
    }
  }
  const isCut = size > LARGEST_INFLATED;
  if (isCut) reader.cancel().catch(() => {});
  return { bytes: concatBytes(pieces, Math.min(size, LARGEST_INFLATED)), isCut, isBroken };
}
