import { packFlags } from '#core/rowFlags.ts';
import type { LogRow } from './contract.ts';
import { isLarge, LargeBody } from './largeBody.ts';
import { Room } from './room.ts';
import type { SegmentRecord } from './segment.ts';
import { countRow, noTally, type Tally } from './tally.ts';
import { writeText } from './writeText.ts';

/**
 * A segment takes no more rows than this, nor more payload than this. A search that only few segments
 * can answer reads half as much as with twice the rows, in Firefox in a fifth of the time (measured);
 * one that reads everything is no slower. Far smaller ones are: Chromium reads values over 64 KB from
 * files and others from LevelDB, at up to four times the cost.
 */
export const SEGMENT_ROWS = 512;
export const SEGMENT_BYTES = 1_024 * 1_024;
/** What segments of databases that earlier versions wrote may have. */
export const MOST_ROWS = 1_024;

/** Texts up to this length are encoded in place; longer ones first, so as not to reserve thrice their size. */
const SHORT_TEXT = 16_384;

const encoder = new TextEncoder();

/** A segment in the making: rows are copied into growing columns as they come. */
export class SegmentBuilder {
  count = 0;
  bytes = 0;
  /** Rows and bytes that are on disk already (a growing tail is written again and again). */
  savedCount = 0;
  savedBytes = 0;
  /** Takes no more rows. */
  sealed = false;
  /** The payload of its only row, where that is too large to lie in a segment. */
  body: LargeBody | undefined;
  /** Traffic of the rows that no session record counts yet. */
  readonly tally: Tally = noTally();

  /** Of a large row, once its size is known. */
  #sizes: Float64Array<ArrayBuffer> | undefined;
  #direction: LogRow['direction'] = 'received';

  constructor(
    readonly sessionId: number,
    readonly firstIndex: number,
    /** One that an earlier builder has no more use for, or a new one. */
    readonly room = new Room(),
  ) {}

  /** Adds a row and returns true, or returns false when it belongs into the next segment. */
  append(row: LogRow): boolean {
    if (this.sealed || this.count >= SEGMENT_ROWS) return false;
    if (isLarge(row.payload)) return this.#appendLarge(row);
    const payload = toWritable(row.payload);
    const atLeast = typeof payload === 'string' ? payload.length : payload.byteLength;
    if (this.count > 0 && this.bytes + atLeast > SEGMENT_BYTES) return false;
    countRow(this.tally, row, this.#add(row, payload));
    return true;
  }

  /** Counts a large row, once; its size is known when all of its body has been given out. */
  countBody(size: number): void {
    if (this.#sizes) return;
    this.#sizes = Float64Array.of(size);
    countRow(this.tally, { direction: this.#direction, time: this.timeOf(0) }, size);
  }

  /** A large row has a segment of its own. */
  #appendLarge(row: LogRow): boolean {
    if (this.count > 0) return false;
    this.body = new LargeBody(row.payload);
    this.#direction = row.direction;
    this.#add(row, this.body.head());
    this.sealed = true;
    return true;
  }

  /** Copies the row to the end of the columns; returns the bytes of its payload. */
  #add(row: LogRow, payload: string | Uint8Array): number {
    const { room } = this;
    room.reserveRow(this.count);
    room.reserveBytes(this.bytes + (typeof payload === 'string' ? payload.length * 3 : payload.byteLength));
    let size: number;
    if (typeof payload === 'string') {
      size = writeText(payload, room.payload, this.bytes);
    } else {
      room.payload.set(payload, this.bytes);
      size = payload.byteLength;
    }

    room.times[this.count] = row.time;
    room.flags[this.count] = packFlags(row.direction, row.kind, row.bad === true);
    this.bytes += size;
    this.count++;
    room.offsets[this.count] = this.bytes;
    return size;
  }

  /** Epoch milliseconds of row `i`. */
  timeOf(i: number): number {
    return i < this.count ? this.room.times[i]! : 0;
  }

  /** The rows so far, in buffers of their exact size: a structured clone copies a view's whole buffer. */
  toRecord(): SegmentRecord {
    return {
      sessionId: this.sessionId,
      firstIndex: this.firstIndex,
      times: this.room.times.slice(0, this.count),
      flags: this.room.flags.slice(0, this.count),
      offsets: this.room.offsets.slice(0, this.count + 1),
      payload: this.room.payload.buffer.slice(0, this.bytes),
      ...(this.#sizes ? { sizes: this.#sizes.slice() } : {}),
    };
  }
}

function toWritable(payload: LogRow['payload']): string | Uint8Array {
  if (typeof payload === 'string') {
    return payload.length > SHORT_TEXT ? encoder.encode(payload) : payload;
  }
  return payload instanceof ArrayBuffer ? new Uint8Array(payload) : payload;
}
