import { freeBuffer } from './buffers.ts';

const ROWS = 8;
const BYTES = 512;

/**
 * Memory in which a segment grows. One after another uses the same, as buffers that grow anew for
 * each of them would be a burden for the garbage collector.
 */
export class Room {
  times = new Float64Array(ROWS);
  flags = new Uint8Array(ROWS);
  /** One more than there are rows; the first is 0. */
  offsets = new Uint32Array(ROWS + 1);
  payload = new Uint8Array(BYTES);

  /** Sees to it that a row fits in after `count` rows. */
  reserveRow(count: number): void {
    if (count < this.times.length) return;
    const rows = count * 2;
    this.times = moved(this.times, new Float64Array(rows));
    this.flags = moved(this.flags, new Uint8Array(rows));
    this.offsets = moved(this.offsets, new Uint32Array(rows + 1));
  }

  /** Sees to it that the payload has `bytes` bytes, and keeps those that it has. */
  reserveBytes(bytes: number): void {
    if (bytes <= this.payload.length) return;
    this.payload = moved(this.payload, new Uint8Array(Math.max(bytes, this.payload.length * 2)));
  }

  free(): void {
    for (const { buffer } of [this.times, this.flags, this.offsets, this.payload]) freeBuffer(buffer);
  }
}

/** So many rooms of up to so many bytes are kept: four are being written while one is filled. */
const ROOMS = 5;
const ROOM_BYTES = 256 * 1_024;

/** Rooms that wait for their next segment, of whichever session: many open at once need few more than one. */
export class Rooms {
  readonly #kept: Room[] = [];

  take(): Room {
    return this.#kept.pop() ?? new Room();
  }

  /** Nothing uses it any more. */
  keep(room: Room): void {
    if (this.#kept.length < ROOMS && room.payload.length <= ROOM_BYTES) this.#kept.push(room);
    else room.free();
  }
}

function moved<T extends Float64Array<ArrayBuffer> | Uint8Array<ArrayBuffer> | Uint32Array<ArrayBuffer>>(
  from: T,
  to: T,
): T {
  to.set(from);
  freeBuffer(from.buffer);
  return to;
}
