import type { Frame } from '#core/frame.ts';
import type { SessionDetail, SessionRecord } from '#core/session.ts';
import { connectLog } from './connection.ts';
import { LOG_NAME, type LogAnnouncement, type LogChannel, type LogReader } from './contract.ts';
import { DETAILS, SESSIONS } from './openDatabase.ts';
import { readBody } from './readBody.ts';
import { readForward } from './readSegments.ts';
import { readSummaries, summaryFrom } from './readSummaries.ts';
import { result } from './requests.ts';
import { copyRows, endIndex, freeSegment, type SegmentRecord } from './segment.ts';
import { createSegmentCache } from './segmentCache.ts';

/** A window of some hundred rows at 20,000 rows/s, or of 128 KB messages, and what lies around it. */
const CACHE_BYTES = 4 * 1_024 * 1_024;

export interface LogReaderDeps {
  indexedDB: IDBFactory;
  createChannel(name: string): LogChannel;
  /** Bytes of segments that are kept in memory. */
  cacheBytes?: number;
}

/** The reading half of the log. Reads only what is asked for, while the writer goes on. */
export function openLogReader({
  indexedDB,
  createChannel,
  cacheBytes = CACHE_BYTES,
}: LogReaderDeps): LogReader {
  const connection = connectLog(indexedDB);
  const cache = createSegmentCache(cacheBytes);
  const listeners = new Set<(announcement: LogAnnouncement) => void>();
  /** First row of each session that has not been cleared, as far as it was announced. */
  const floors = new Map<number, number>();

  const raiseFloor = (sessionId: number, index: number): void => {
    if (index <= floorOf(sessionId)) return;
    floors.set(sessionId, index);
    cache.dropBefore(sessionId, index);
  };
  const floorOf = (sessionId: number): number => floors.get(sessionId) ?? 0;

  const channel = createChannel(LOG_NAME);
  channel.onmessage = ({ data }: MessageEvent<LogAnnouncement>) => {
    if (data.type === 'tail') for (const { id, firstIndex } of data.sessions) raiseFloor(id, firstIndex);
    else for (const id of data.ids) raiseFloor(id, Number.POSITIVE_INFINITY);
    for (const listener of [...listeners]) listener(data);
  };

  /**
   * What `use` makes of the segment that holds the row, or of the first after it before row `to`. It
   * is used at once and not later: a segment that leaves the cache gives its memory back.
   */
  async function useSegment<T>(
    sessionId: number,
    index: number,
    to: number,
    use: (segment: SegmentRecord) => T,
  ): Promise<T | undefined> {
    const known = cache.find(sessionId, index);
    if (known) return use(known);
    const segments = await readForward(await connection.open(), sessionId, index, to);
    const wanted = segments.find((segment) => endIndex(segment) > index);
    const used = wanted && use(wanted);
    // In reverse, so that the one asked for is the last to leave a cache that is too small for all.
    // What was cleared while it was being read stays out.
    for (const segment of segments.toReversed()) {
      if (segment.firstIndex >= floorOf(sessionId)) cache.put(segment);
      else freeSegment(segment);
    }
    return used;
  }

  return {
    async sessions() {
      const store = (await connection.open()).transaction(SESSIONS).objectStore(SESSIONS);
      const records: SessionRecord[] = await result(store.getAll());
      return records.reverse();
    },

    async detail(sessionId) {
      const store = (await connection.open()).transaction(DETAILS).objectStore(DETAILS);
      const detail: SessionDetail | undefined = await result(store.get(sessionId));
      return detail;
    },

    async rows(sessionId, from, to, most = Number.POSITIVE_INFINITY) {
      const frames: Frame[] = [];
      let at = Math.max(from, floorOf(sessionId));
      while (at < to) {
        const end: number | undefined = await useSegment(sessionId, at, to, (segment) => {
          frames.push(...copyRows(segment, at, to, most));
          return endIndex(segment);
        });
        if (end === undefined) break;
        at = end;
      }
      // Some may have been cleared in the meantime.
      const floor = floorOf(sessionId);
      return frames[0] && frames[0].index < floor ? frames.filter(({ index }) => index >= floor) : frames;
    },

    async body(sessionId, index, from, to) {
      if (index < floorOf(sessionId)) return new Uint8Array();
      const [frame] =
        (await useSegment(sessionId, index, index + 1, (segment) =>
          copyRows(segment, index, index + 1, Number.POSITIVE_INFINITY),
        )) ?? [];
      const [start, end] = [Math.max(0, from), Math.min(to, frame?.size ?? 0)];
      if (!frame || start >= end) return new Uint8Array();
      if (end <= frame.payload.length) return frame.payload.slice(start, end);
      return readBody(await connection.open(), sessionId, index, start, end);
    },

    async summaries(sessionId, from) {
      const database = await connection.open();
      return readSummaries(database, sessionId, Math.max(from, floorOf(sessionId)));
    },

    async indexAt(sessionId, time) {
      const database = await connection.open();
      const store = database.transaction(SESSIONS).objectStore(SESSIONS);
      const record: SessionRecord | undefined = await result(store.get(sessionId));
      if (!record) return 0;
      const { firstIndex, nextIndex } = record;
      const summary = await summaryFrom(database, sessionId, time, firstIndex, nextIndex);
      if (!summary) return nextIndex;
      // Asked for by its last row, as an earlier state of the segment may be in the cache.
      const end = summary.firstIndex + summary.rows;
      const row = await useSegment(sessionId, end - 1, end, ({ times }) =>
        times.findIndex((at) => at >= time),
      );
      return summary.firstIndex + Math.max(0, row ?? 0);
    },

    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },

    close() {
      listeners.clear();
      channel.onmessage = null;
      channel.close();
      connection.close();
    },
  };
}
