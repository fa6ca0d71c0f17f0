import type { JsonStep } from '#core/filter/json/types.ts';
import { valueAt } from '#core/filter/json/valueAt.ts';

/** What a server says first is often asked for later: an id of the connection, a token. */
const FIRST = 100;
/** Of those that came last. */
const LATEST = 500;
/** Characters or bytes of each of the two; what is larger than all of it is not kept. */
const ROOM = 1_000_000;

type Payload = string | ArrayBuffer;

const encoder = new TextEncoder();
const sizeOf = (payload: Payload): number =>
  typeof payload === 'string' ? payload.length : payload.byteLength;

/** The received messages that `{{$frame …}}` can take values from: the first ones of a connection and the latest. */
export class ReceivedFrames {
  #first: Payload[] = [];
  #firstSize = 0;
  #latest: Payload[] = [];
  #latestSize = 0;
  /** Where the oldest of the latest stands. */
  #from = 0;

  add(payload: Payload): void {
    const size = sizeOf(payload);
    if (this.#first.length < FIRST && this.#firstSize + size <= ROOM) {
      this.#first.push(payload);
      this.#firstSize += size;
    }
    this.#latest.push(payload);
    this.#latestSize += size;
    while (this.#latest.length - this.#from > LATEST || this.#latestSize > ROOM) {
      this.#latestSize -= sizeOf(this.#latest[this.#from]!);
      this.#latest[this.#from] = '';
      this.#from += 1;
    }
    if (this.#from < LATEST) return;
    this.#latest = this.#latest.slice(this.#from);
    this.#from = 0;
  }

  /** The value at the path as it is written, of the latest that has one. */
  find(path: readonly JsonStep[]): string | undefined {
    for (let at = this.#latest.length - 1; at >= this.#from; at--) {
      const value = valueIn(this.#latest[at]!, path);
      if (value !== undefined) return value;
    }
    for (const payload of this.#first.toReversed()) {
      const value = valueIn(payload, path);
      if (value !== undefined) return value;
    }
    return undefined;
  }

  /** Another connection has begun: what the last one was told is true no longer. */
  clear(): void {
    this.#first = [];
    this.#firstSize = 0;
    this.#latest = [];
    this.#latestSize = 0;
    this.#from = 0;
  }
}

const valueIn = (payload: Payload, path: readonly JsonStep[]): string | undefined =>
  valueAt(typeof payload === 'string' ? encoder.encode(payload) : new Uint8Array(payload), path);
