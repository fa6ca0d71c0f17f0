import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LogRow, SegmentSummary } from '#log/contract.ts';
import { encodeSegment } from '#log/encodeSegment.ts';
import { openDatabase, SUMMARIES } from '#log/openDatabase.ts';
import { summarise } from '#log/summarise.ts';
import { anyRow, createLog, DRAFT, expectedFrame, stored, TRACE, textRow } from './support.ts';

const rows = fc.array(anyRow(), { minLength: 1, maxLength: 50 });

describe('summarise', () => {
  it('counts what the rows hold, each way', () => {
    fc.assert(
      fc.property(rows, fc.nat(1_000_000), (rows, firstIndex) => {
        const frames = rows.map((row, i) => expectedFrame(row, firstIndex + i));
        const traffic = (direction: string) => {
          const some = frames.filter((frame) => frame.direction === direction);
          return { frames: some.length, bytes: some.reduce((sum, { size }) => sum + size, 0) };
        };
        const { columns, ...summary } = summarise(encodeSegment(3, firstIndex, rows));
        expect(summary).toEqual({
          sessionId: 3,
          firstIndex,
          rows: rows.length,
          firstTime: rows[0]?.time,
          lastTime: rows.at(-1)?.time,
          sent: traffic('sent'),
          received: traffic('received'),
          events: frames.filter(({ direction }) => direction === 'event').length,
          faults: frames.filter(({ bad }) => bad).length,
        });
      }),
    );
  });

  it('tells the rows one by one where they are few or came slowly, and only there', () => {
    const at = (time: number) => ({ ...textRow('four', 5_000 + time), bad: time === 900 });
    const hasColumns = (rows: number, lastMs: number) => {
      const all = Array.from({ length: rows }, (_, i) => at((i / (rows - 1)) * lastMs));
      return summarise(encodeSegment(1, 0, all)).columns !== undefined;
    };
    expect(hasColumns(65, 500)).toBe(false);
    expect(hasColumns(65, 501)).toBe(true);
    expect(hasColumns(64, 500)).toBe(true);
    expect(hasColumns(64, 0)).toBe(false);
    const segment = encodeSegment(1, 0, [at(0), at(900), textRow('eleven char', 7_001, 'sent')]);
    expect(summarise(segment).columns).toEqual({
      offsets: Float32Array.of(0, 900, 2_001),
      sizes: Uint32Array.of(4, 4, 11),
      flags: segment.flags,
    });
  });
});

describe('summaries', () => {
  it('are those of the segments, from the one that holds a row', async () => {
    const { writer, openReader } = createLog();
    const id = await writer.createSession(DRAFT, TRACE);
    for (let i = 0; i < 2_500; i++) writer.append(id, textRow('x'));
    await writer.flush();
    const reader = openReader();
    const starts = async (from: number) => (await reader.summaries(id, from)).map((one) => one.firstIndex);
    expect(await starts(0)).toEqual([0, 512, 1_024, 1_536, 2_048]);
    expect(await starts(511)).toEqual([0, 512, 1_024, 1_536, 2_048]);
    expect(await starts(1_536)).toEqual([1_536, 2_048]);
    expect(await starts(2_499)).toEqual([2_048]);
    expect(await starts(2_500)).toEqual([]);
    expect(await reader.summaries(id + 1, 0)).toEqual([]);
    const all = await reader.summaries(id, 0);
    expect(all.reduce((sum, { received }) => sum + received.frames, 0)).toBe(2_500);
    await writer.close();
  });

  it('grow with the tail, and are gone with the rows', async () => {
    const { writer, openReader, indexedDB } = createLog();
    const id = await writer.createSession(DRAFT, TRACE);
    const reader = openReader();
    for (let i = 1; i < 4; i++) {
      writer.append(id, textRow('four', i));
      await writer.flush();
      expect(await reader.summaries(id, 0)).toMatchObject([
        { rows: i, firstTime: 1, lastTime: i, received: { frames: i, bytes: 4 * i } },
      ]);
    }
    await writer.clear(id);
    expect(await stored<SegmentSummary>(indexedDB, SUMMARIES)).toEqual([]);
    expect(await reader.summaries(id, 0)).toEqual([]);
    await writer.close();
  });

  it('are read to the end when there are thousands', async () => {
    const { writer, openReader, indexedDB } = createLog();
    const id = await writer.createSession(DRAFT, TRACE);
    const database = await openDatabase(indexedDB);
    const store = database.transaction(SUMMARIES, 'readwrite').objectStore(SUMMARIES);
    const summary = summarise(encodeSegment(id, 0, [textRow('x'), textRow('y')]));
    for (let i = 0; i < 2_500; i++) store.put({ ...summary, firstIndex: 2 * i });
    const starts = (await openReader().summaries(id, 9)).map(({ firstIndex }) => firstIndex);
    expect(starts).toEqual(Array.from({ length: 2_496 }, (_, i) => 8 + 2 * i));
    database.close();
    await writer.close();
  });
});

describe('indexAt', () => {
  const steps = fc.array(fc.tuple(fc.nat(40), fc.constantFrom(1, 3, 300)), {
    minLength: 1,
    maxLength: 12,
  });

  it('is the first row at that time or later', async () => {
    await fc.assert(
      fc.asyncProperty(
        steps,
        fc.array(fc.integer({ min: -10, max: 500 })),
        fc.boolean(),
        async (steps, times, cleared) => {
          const { writer, openReader } = createLog();
          const id = await writer.createSession(DRAFT, TRACE);
          const other = await writer.createSession(DRAFT, TRACE);
          const all: number[] = [];
          let time = 0;
          const append = (row: LogRow) => {
            all.push(row.time);
            writer.append(id, row);
            writer.append(other, { ...row, time: row.time / 2 });
          };
          if (cleared) {
            for (let i = 0; i < 200; i++) append(textRow('old', -5));
            await writer.clear(id);
          }
          const first = all.length;
          for (const [wait, count] of steps) {
            time += wait;
            for (let i = 0; i < count; i++) append(textRow('x', time));
            await writer.flush();
          }
          const reader = openReader();
          await reader.rows(id, 0, 100);
          for (const wanted of [...times, 0, time, time + 1]) {
            const found = all.findIndex((at, i) => i >= first && at >= wanted);
            expect(await reader.indexAt(id, wanted)).toBe(found < 0 ? all.length : found);
          }
          await writer.close();
        },
      ),
      { numRuns: 15 },
    );
  }, 30_000);

  it('sees a row that the tail grew by since it was read', async () => {
    const { writer, openReader } = createLog();
    const reader = openReader();
    const id = await writer.createSession(DRAFT, TRACE);
    for (let time = 1; time < 5; time++) {
      writer.append(id, textRow('x', time));
      await writer.flush();
      await reader.rows(id, 0, 9);
      expect(await reader.indexAt(id, time)).toBe(time - 1);
      expect(await reader.indexAt(id, time + 1)).toBe(time);
    }
    await writer.close();
  });

  it('is 0 where there is no such session', async () => {
    expect(await createLog().openReader().indexAt(9, 5)).toBe(0);
  });
});
