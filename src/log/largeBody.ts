import { utf8Length } from '#core/utf8Length.ts';
import type { LogRow } from './contract.ts';

/** A payload larger than this does not go into its segment: reading a row would load all of it. */
export const LARGE_BYTES = 256 * 1_024;
/** Bytes per chunk of such a payload. */
export const CHUNK_BYTES = 1_024 * 1_024;
/** Its beginning, which stays in the segment for lists and first looks. */
export const HEAD_BYTES = 16 * 1_024;

/** A piece of a large payload as it lies in IndexedDB. Text is cut between characters. */
export interface BodyChunk {
  sessionId: number;
  index: number;
  /** Byte of the payload at which this piece begins. */
  start: number;
  bytes: ArrayBuffer;
}

/** How far a body has been given out: in code units or bytes of its source, and in bytes. */
export interface BodyPlace {
  read: number;
  size: number;
}

const encoder = new TextEncoder();

/** Whether the payload is kept as a body beside its segment. Long text is measured. */
export function isLarge(payload: LogRow['payload']): boolean {
  if (typeof payload !== 'string') return payload.byteLength > LARGE_BYTES;
  // A UTF-16 code unit takes one to three bytes in UTF-8.
  if (payload.length * 3 <= LARGE_BYTES) return false;
  return payload.length > LARGE_BYTES || utf8Length(payload) > LARGE_BYTES;
}

/**
 * A large payload, encoded piece by piece as it is written: a text of 100 MB encoded at once would
 * take as much memory again, and the thread for as long. The source is not copied.
 */
export class LargeBody {
  readonly #source: string | Uint8Array;
  #place: BodyPlace = { read: 0, size: 0 };

  constructor(payload: LogRow['payload']) {
    this.#source = payload instanceof ArrayBuffer ? new Uint8Array(payload) : payload;
  }

  /** Bytes or code units of the source that are not given out yet. */
  get left(): number {
    return this.#source.length - this.#place.read;
  }

  /** Bytes given out so far; the payload's size when nothing is left. */
  get given(): number {
    return this.#place.size;
  }

  /** The payload's size in bytes; reads all of a text. */
  get size(): number {
    return typeof this.#source === 'string' ? utf8Length(this.#source) : this.#source.byteLength;
  }

  get place(): BodyPlace {
    return this.#place;
  }

  /** Goes back to an earlier place, to give out again what could not be written. */
  rewind(place: BodyPlace): void {
    this.#place = place;
  }

  /** The first bytes, cut between characters. */
  head(): Uint8Array<ArrayBuffer> {
    return pieceOf(this.#source, 0, HEAD_BYTES).bytes;
  }

  /** The next piece and where it begins. */
  next(): { start: number; bytes: ArrayBuffer } {
    const { read, size } = this.#place;
    const piece = pieceOf(this.#source, read, CHUNK_BYTES);
    this.#place = { read: read + piece.read, size: size + piece.bytes.length };
    return { start: size, bytes: piece.bytes.buffer };
  }
}

/** Up to `bytes` bytes of the source from `from`, in a buffer of their own, and how much of it they are. */
function pieceOf(
  source: string | Uint8Array,
  from: number,
  bytes: number,
): { read: number; bytes: Uint8Array<ArrayBuffer> } {
  if (typeof source !== 'string') {
    const piece = source.slice(from, from + bytes) as Uint8Array<ArrayBuffer>;
    return { read: piece.length, bytes: piece };
  }
  const room = new Uint8Array(bytes);
  // One unit more than can fit, so that a surrogate pair at the end is seen whole.
  const { read, written } = encoder.encodeInto(source.slice(from, from + bytes + 1), room);
  return { read, bytes: written < bytes ? room.slice(0, written) : room };
}
