import { isLive, type SessionRecord } from '#core/session.ts';
import type { LogRow, SessionPatch } from './contract.ts';
import { gapsAfter } from './gaps.ts';
import { addLoss, type Loss, lossRow } from './loss.ts';
import { addBody, emptyPortion, type Portion } from './portion.ts';
import { Rooms } from './room.ts';
import { SegmentBuilder } from './segmentBuilder.ts';
import { countRow, moveTally, noTally, withTally } from './tally.ts';

/**
 * A last segment with fewer rows and bytes than this is written again with the rows that follow,
 * so that a slow connection does not leave a segment per frame.
 */
export const TAIL_ROWS = 256;
export const TAIL_BYTES = 128 * 1_024;

/** A session that this writer created: its record, and the rows that are not on disk yet. */
export class LiveSession {
  /** State as of now; traffic and `nextIndex` as committed. */
  readonly record: SessionRecord;
  loss: Loss | undefined;
  /** Rows appended since some were last taken to be written. */
  fresh = 0;

  #nextIndex: number;
  /** Time of the row that was appended last. */
  #lastTime: number;
  /** Segments with rows to write, in order; the last may be the tail that still grows. */
  #builders: SegmentBuilder[] = [];
  /** Those of them that stand for a message of which pieces may be on disk. */
  readonly #givenUp = new WeakSet<SegmentBuilder>();
  /** Traffic that no builder counts: of rows dropped, cleared or to be written once more. */
  #spare = noTally();
  #clearBefore: number | undefined;
  #version = 1;
  #savedVersion = 1;

  /** @param rooms for its segments to come; shared with other sessions */
  constructor(
    record: SessionRecord,
    private readonly rooms = new Rooms(),
  ) {
    this.record = { ...record };
    this.#nextIndex = record.nextIndex;
    this.#lastTime = record.lastFrameAt ?? record.createdAt;
  }

  /** Index of the next row that is appended. */
  get nextIndex(): number {
    return this.#nextIndex;
  }

  /** Adds a row; returns the bytes of its payload. */
  append(row: LogRow): number {
    let builder = this.#builders.at(-1);
    const before = builder?.bytes ?? 0;
    // The draft's time is no row's.
    if (row.time < this.#lastTime && this.#nextIndex > 0 && !this.record.timesFall) {
      this.record.timesFall = true;
      this.#version++;
    }
    this.#nextIndex++;
    this.fresh++;
    this.#lastTime = row.time;
    if (builder?.append(row)) return builder.bytes - before;
    builder = new SegmentBuilder(this.record.id, this.#nextIndex - 1, this.rooms.take());
    builder.append(row);
    this.#builders.push(builder);
    return builder.bytes;
  }

  /** Counts a frame of `bytes` that there is no room for. */
  drop(row: LogRow, bytes: number, reason: string): void {
    this.loss = addLoss(this.loss, row.time, bytes, reason);
    this.#countLost(bytes);
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
    for (const [field, value] of Object.entries(patch)) {
      if (value === undefined) delete this.record[field as keyof SessionPatch];
    }
    this.#version++;
  }

  /** What the person changes. */
  change(change: Pick<Partial<SessionRecord>, 'name' | 'pinned'>): void {
    Object.assign(this.record, change);
    this.#version++;
  }

  /** Gives up all rows so far, on disk and in memory. */
  clear(): void {
    for (const builder of this.#builders) {
      if (builder.body) builder.countBody(builder.body.size);
      moveTally(builder.tally, this.#spare);
    }
    this.#builders = [];
    this.loss = undefined;
    this.record.firstIndex = this.#nextIndex;
    this.#clearBefore = this.#nextIndex;
    this.#version++;
  }

  /** What is not on disk yet: rows, the bytes of their payloads, and what is left of bodies. */
  get waiting(): { rows: number; bytes: number; bodies: number } {
    const waiting = { rows: 0, bytes: 0, bodies: 0 };
    for (const { count, savedCount, bytes, savedBytes, body } of this.#builders) {
      if (count === savedCount) continue;
      waiting.rows += count - savedCount;
      waiting.bytes += bytes - savedBytes;
      waiting.bodies += body?.left ?? 0;
    }
    return waiting;
  }

  get dirty(): boolean {
    return this.#version !== this.#savedVersion || this.#builders.some((b) => b.count > b.savedCount);
  }

  /** Nothing will come and nothing waits: the writer can let go of it. */
  get finished(): boolean {
    return !isLive(this.record) && !this.dirty && !this.loss;
  }

  /** Takes what there is to write until it has `budget` bytes (over 0): whole segments, and pieces of bodies. */
  take(budget: number): Portion {
    const portion = emptyPortion({
      session: this,
      record: this.record,
      clearBefore: this.#clearBefore,
      version: this.#version,
    });
    moveTally(this.#spare, portion.tally);
    this.fresh = 0;
    let nextIndex = Math.max(this.record.nextIndex, this.record.firstIndex);
    for (const builder of this.#builders) {
      const { count, savedCount, bytes, body } = builder;
      if (count === savedCount) continue;
      if (portion.bytes >= budget) break;
      if (body && !addBody(portion, builder, body, budget)) break;
      if (count >= TAIL_ROWS || bytes >= TAIL_BYTES) builder.sealed = true;
      const segment = builder.toRecord();
      portion.segments.push(segment);
      if (builder.sealed && !body) portion.whole.push(segment);
      if (this.#givenUp.has(builder)) portion.givenUp.push(builder.firstIndex);
      portion.builders.push({ builder, count, bytes });
      portion.bytes += bytes;
      moveTally(builder.tally, portion.tally);
      nextIndex = builder.firstIndex + count;
    }
    portion.record = { ...this.record, ...withTally(this.record, portion.tally), nextIndex };
    return portion;
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
    const isNeeded = (b: SegmentBuilder) => b.count > b.savedCount || (b === tail && !b.sealed);
    for (const builder of this.#builders) if (!isNeeded(builder)) this.rooms.keep(builder.room);
    this.#builders = this.#builders.filter(isNeeded);
  }

  /** The portion could not be written: its rows are still here, and its traffic comes back. */
  restore(portion: Portion): void {
    moveTally(portion.tally, this.#spare);
    for (const { body, place } of portion.bodies) body.rewind(place);
  }

  /**
   * Puts an event row in the place of a large message that could not be written: tried again and
   * again, it would hold up all that comes after it.
   */
  giveUpLarge(portion: Portion, reason: string): void {
    for (const { builder, body } of portion.bodies) {
      const at = this.#builders.indexOf(builder);
      if (at < 0) continue;
      const time = builder.timeOf(0);
      const bytes = body.size;
      builder.countBody(bytes);
      moveTally(builder.tally, this.#spare);
      this.#countLost(bytes);
      const stand = new SegmentBuilder(builder.sessionId, builder.firstIndex);
      stand.append(lossRow({ frames: 1, bytes, from: time, to: time, reason }));
      stand.sealed = true;
      this.#givenUp.add(stand);
      this.#builders[at] = stand;
    }
  }

  #countLost(bytes: number): void {
    const lost = this.record.lost ?? { frames: 0, bytes: 0 };
    this.record.lost = { frames: lost.frames + 1, bytes: lost.bytes + bytes };
    this.#version++;
  }
}
