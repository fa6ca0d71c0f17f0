import type { SessionRecord, SessionState } from '#core/session.ts';
import type { LogRow, SessionPatch } from './contract.ts';
import { gapsAfter } from './gaps.ts';
import { addLoss, type Loss, lossRow } from './loss.ts';
import type { SegmentRecord } from './segment.ts';
import { SEGMENT_BYTES, SegmentBuilder } from './segmentBuilder.ts';
import { countRow, moveTally, noTally, type Tally, withTally } from './tally.ts';

/**
 * A last segment with fewer rows and bytes than this is written again with the rows that follow,
 * so that a slow connection does not leave a segment per frame.
 */
export const TAIL_ROWS = 128;
export const TAIL_BYTES = 64 * 1_024;

const ENDED: readonly SessionState[] = ['closed', 'failed', 'lost'];

/** What one transaction writes of a session, and what is needed to settle or to undo it. */
export interface Portion {
  session: LiveSession;
  record: SessionRecord;
  segments: SegmentRecord[];
  /** Delete every segment that starts before this index. */
  clearBefore: number | undefined;
  builders: { builder: SegmentBuilder; count: number; bytes: number }[];
  /** Payload that it writes. */
  bytes: number;
  tally: Tally;
  version: number;
}

/** A session that this writer created: its record, and the rows that are not on disk yet. */
export class LiveSession {
  /** State as of now; traffic and `nextIndex` as committed. */
  readonly record: SessionRecord;
  loss: Loss | undefined;

  /** Index of the next row that is appended. */
  #nextIndex: number;
  /** Time of the row that was appended last. */
  #lastTime: number;
  /** Segments with rows to write, in order; the last may be the tail that still grows. */
  #builders: SegmentBuilder[] = [];
  /** Traffic that no builder counts: of rows dropped, cleared or to be written once more. */
  #spare = noTally();
  #clearBefore: number | undefined;
  #version = 1;
  #savedVersion = 1;

  constructor(record: SessionRecord) {
    this.record = { ...record };
    this.#nextIndex = record.nextIndex;
    this.#lastTime = record.createdAt;
  }

  /** Adds a row; returns the bytes of its payload. */
  append(row: LogRow): number {
    let builder = this.#builders.at(-1);
    const before = builder?.bytes ?? 0;
    this.#nextIndex++;
    this.#lastTime = row.time;
    if (builder?.append(row)) return builder.bytes - before;
    builder = new SegmentBuilder(this.record.id, this.#nextIndex - 1);
    builder.append(row);
    this.#builders.push(builder);
    return builder.bytes;
  }

  /** Counts a frame of `bytes` that there is no room for. */
  drop(row: LogRow, bytes: number, reason: string): void {
    this.loss = addLoss(this.loss, row.time, bytes, reason);
    countRow(this.#spare, row, bytes);
  }

  /** Adds the row that tells of dropped frames. */
  tellLoss(): void {
    if (!this.loss) return;
    const row = lossRow(this.loss);
    this.loss = undefined;
    this.append(row);
  }

  update(patch: SessionPatch): void {
    const gaps = gapsAfter(this.record, patch, this.#lastTime);
    Object.assign(this.record, patch, gaps && { gaps });
    this.#version++;
  }

  /** Gives up all rows so far, on disk and in memory. */
  clear(): void {
    for (const builder of this.#builders) moveTally(builder.tally, this.#spare);
    this.#builders = [];
    this.loss = undefined;
    this.record.firstIndex = this.#nextIndex;
    this.#clearBefore = this.#nextIndex;
    this.#version++;
  }

  /** Rows and payload bytes that are not on disk yet. */
  get waiting(): { rows: number; bytes: number } {
    const waiting = { rows: 0, bytes: 0 };
    for (const { count, savedCount, bytes, savedBytes } of this.#builders) {
      waiting.rows += count - savedCount;
      waiting.bytes += bytes - savedBytes;
    }
    return waiting;
  }

  get dirty(): boolean {
    return this.#version !== this.#savedVersion || this.#builders.some((b) => b.count > b.savedCount);
  }

  /** Nothing will come and nothing waits: the writer can let go of it. */
  get finished(): boolean {
    return ENDED.includes(this.record.state) && !this.dirty && !this.loss;
  }

  /** Takes what there is to write: whole segments, until they have `budget` bytes; one at least. */
  take(budget: number): Portion {
    const tally = noTally();
    moveTally(this.#spare, tally);
    const segments: SegmentRecord[] = [];
    const builders: Portion['builders'] = [];
    let nextIndex = Math.max(this.record.nextIndex, this.record.firstIndex);
    let written = 0;
    for (const builder of this.#builders) {
      if (builder.count === builder.savedCount) continue;
      if (segments.length > 0 && written >= budget) break;
      if (builder.count >= TAIL_ROWS || builder.bytes >= TAIL_BYTES) builder.sealed = true;
      segments.push(builder.toRecord());
      builders.push({ builder, count: builder.count, bytes: builder.bytes });
      moveTally(builder.tally, tally);
      nextIndex = builder.firstIndex + builder.count;
      written += builder.bytes;
    }
    const record = { ...this.record, ...withTally(this.record, tally), nextIndex };
    return {
      session: this,
      record,
      segments,
      clearBefore: this.#clearBefore,
      builders,
      bytes: written,
      tally,
      version: this.#version,
    };
  }

  /** The portion is on disk. */
  settle(portion: Portion): void {
    const { sent, received, lastFrameAt, nextIndex } = portion.record;
    Object.assign(this.record, { sent, received, nextIndex });
    if (lastFrameAt !== undefined) this.record.lastFrameAt = lastFrameAt;
    this.#savedVersion = portion.version;
    if (this.#clearBefore === portion.clearBefore) this.#clearBefore = undefined;
    for (const { builder, count, bytes } of portion.builders) {
      builder.savedCount = count;
      builder.savedBytes = bytes;
    }
    // The last one stays as the tail that grows, unless it is large enough.
    const tail = this.#builders.at(-1);
    this.#builders = this.#builders.filter((b) => b.count > b.savedCount || (b === tail && !b.sealed));
  }

  /** The portion could not be written: its rows are still here, and its traffic comes back. */
  restore(portion: Portion): void {
    moveTally(portion.tally, this.#spare);
  }

  /**
   * Puts an event row in the place of a message larger than a segment that could not be written on
   * its own: tried again and again, it would hold up all that comes after it.
   */
  giveUpLarge(portion: Portion, reason: string): void {
    for (const { builder } of portion.builders) {
      const at = this.#builders.indexOf(builder);
      if (at < 0 || builder.count !== 1 || builder.bytes <= SEGMENT_BYTES) continue;
      const time = builder.timeOf(0);
      const stand = new SegmentBuilder(builder.sessionId, builder.firstIndex);
      stand.append(lossRow({ frames: 1, bytes: builder.bytes, from: time, to: time, reason }));
      stand.sealed = true;
      this.#builders[at] = stand;
    }
  }
}
