import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LOG_NAME } from '#log/contract.ts';
import { ROW_STORES } from '#log/openDatabase.ts';
import { allOf } from '#log/ranges.ts';
import { result, write } from '#log/requests.ts';
import { rowStores } from '#log/rowStores.ts';
import type { SegmentRecord } from '#log/segment.ts';
import { MOST_ROWS } from '#log/segmentBuilder.ts';
import { collector, filterOf, isEnd, scannerOf } from './scanner/searches.ts';
import { createLog, DRAFT, storedSegments, TRACE, textOf, textRow } from './support.ts';

const ROWS = 3_000;

/** Two segments as one. */
function joined(a: SegmentRecord, b: SegmentRecord): SegmentRecord {
  const bytes = a.payload.byteLength;
  const payload = new Uint8Array(bytes + b.payload.byteLength);
  payload.set(new Uint8Array(a.payload));
  payload.set(new Uint8Array(b.payload), bytes);
  return {
    sessionId: a.sessionId,
    firstIndex: a.firstIndex,
    times: Float64Array.from([...a.times, ...b.times]),
    flags: Uint8Array.from([...a.flags, ...b.flags]),
    offsets: Uint32Array.from([...a.offsets, ...Array.from(b.offsets.subarray(1), (at) => at + bytes)]),
    payload: payload.buffer,
  };
}

/** A log of which each segment has 1,024 rows, as an earlier version wrote them. */
async function earlierLog() {
  const log = createLog();
  const id = await log.writer.createSession(DRAFT, TRACE);
  for (let i = 0; i < ROWS; i++) log.writer.append(id, textRow(`row ${i} of an earlier version`, 1_000 + i));
  await log.writer.flush();
  const now = await storedSegments(log.indexedDB);
  const pairs = now.flatMap((segment, i) => (i % 2 === 0 ? [[segment, now[i + 1]] as const] : []));
  const database = await result(log.indexedDB.open(LOG_NAME));
  await write(database, [...ROW_STORES], (transaction) => {
    const rows = rowStores(transaction);
    rows.delete(allOf(id));
    for (const [a, b] of pairs) rows.put(b ? joined(a, b) : a, true);
  });
  database.close();
  const segments = await storedSegments(log.indexedDB);
  expect(segments.map(({ firstIndex }) => firstIndex)).toEqual([0, MOST_ROWS, 2 * MOST_ROWS]);
  return { ...log, id };
}

describe('a log with the larger segments of an earlier version', () => {
  it('is read as before, whatever rows are asked for', async () => {
    const { openReader, id } = await earlierLog();
    const reader = openReader(100_000);
    const place = fc.nat({ max: ROWS });
    await fc.assert(
      fc.asyncProperty(place, place, async (a, b) => {
        const [from, to] = [Math.min(a, b), Math.max(a, b)];
        const rows = await reader.rows(id, from, to);
        expect(rows.map(({ index }) => index)).toEqual(Array.from({ length: to - from }, (_, i) => from + i));
        for (const row of rows) expect(textOf(row)).toBe(`row ${row.index} of an earlier version`);
      }),
      { numRuns: 20 },
    );
    expect(await reader.indexAt(id, 1_000 + 1_700)).toBe(1_700);
  });

  it('is searched from any row on, also where the segment that holds it begins long before', async () => {
    const { indexedDB, id } = await earlierLog();
    const scanner = scannerOf(indexedDB);
    for (const first of [0, 1_023, 2_047, 2_999]) {
      const told = collector();
      scanner.search({ sessionId: id, filter: filterOf('earlier'), first, next: ROWS }, told.listener);
      expect(await told.until(isEnd)).toEqual({ type: 'done' });
      expect(told.past()).toEqual(Array.from({ length: ROWS - first }, (_, i) => ROWS - 1 - i));
    }
    scanner.close();
  });

  it('goes on with the smaller ones of today', async () => {
    const { writer, openReader, indexedDB, id } = await earlierLog();
    for (let i = 0; i < 600; i++) writer.append(id, textRow(`row ${ROWS + i} of today`));
    await writer.flush();
    const rows = await openReader().rows(id, ROWS - 1, ROWS + 600);
    expect(rows.map(textOf).slice(0, 2)).toEqual([
      `row ${ROWS - 1} of an earlier version`,
      `row ${ROWS} of today`,
    ]);
    expect(rows).toHaveLength(601);
    const told = collector();
    const filter = filterOf('3599');
    scannerOf(indexedDB).search({ sessionId: id, filter, first: 0, next: ROWS + 600 }, told.listener);
    await told.until(isEnd);
    expect(told.past()).toEqual([3_599]);
    await writer.close();
  });
});
