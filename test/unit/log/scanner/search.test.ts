import { describe, expect, it } from 'vitest';
import type { LogRow } from '#log/contract.ts';
import { openDatabaseSource } from '#log/scanner/databaseSource.ts';
import type { SegmentSource } from '#log/scanner/segmentSource.ts';
import { createLog, DRAFT, settle, TRACE, textRow } from '../support.ts';
import { collector, filterOf, isEnd, scannerOf } from './searches.ts';

async function filled(rows: readonly LogRow[]) {
  const log = createLog();
  const id = await log.writer.createSession(DRAFT, TRACE);
  for (const row of rows) log.writer.append(id, row);
  await log.writer.flush();
  const reads: number[] = [];
  const database = openDatabaseSource(log.indexedDB);
  const source: SegmentSource = {
    ...database,
    segments(sessionId, starts) {
      reads.push(...starts);
      return database.segments(sessionId, starts);
    },
  };
  const scanner = scannerOf(source);
  const next = rows.length;
  /** Searches what is stored, and waits for the end. */
  const find = async (words: string, range = { first: 0, next }) => {
    reads.length = 0;
    const told = collector();
    scanner.search({ sessionId: id, filter: filterOf(words), ...range }, told.listener);
    const end = await told.until(isEnd);
    return { hits: told.past(), end, events: told.events, reads: [...reads] };
  };
  return { ...log, id, scanner, source, reads, find };
}

const numbered = (count: number, text = (i: number) => `row ${i}`, time = (i: number) => 1_000 + i) =>
  Array.from({ length: count }, (_, i) => textRow(text(i), time(i)));
const downFrom = (top: number, wanted: (i: number) => boolean) =>
  Array.from({ length: top }, (_, i) => top - 1 - i).filter(wanted);

describe('a search of the past', () => {
  it('finds rows newest first, and tells how far it has come', async () => {
    const { find } = await filled(numbered(20_000));
    const { hits, events } = await find('99');
    expect(hits).toEqual(downFrom(20_000, (i) => `${i}`.includes('99')));
    const downs = events.flatMap((event) => (event.type === 'past' ? [event.down] : []));
    expect(downs[0]).toBe(19_968);
    expect(downs.at(-1)).toBe(0);
    expect(downs).toEqual(downs.toSorted((a, b) => b - a));
  });

  it('keeps to the rows that it was asked for', async () => {
    const { find } = await filled(numbered(5_000));
    expect((await find('row', { first: 1_500, next: 3_000 })).hits).toEqual(
      downFrom(3_000, (i) => i >= 1_500),
    );
  });

  it('reads only segments that may hold what is sought', async () => {
    const { find } = await filled(numbered(20_000, (i) => (i === 7_000 ? 'the needle' : `row ${i} of many`)));
    expect(await find('needle')).toMatchObject({ hits: [7_000], reads: expect.arrayContaining([6_656]) });
    // The last segment may grow and has no signature yet.
    expect((await find('needle')).reads.length).toBeLessThanOrEqual(3);
    expect((await find('/needle$/')).reads.length).toBeLessThanOrEqual(3);
    expect((await find('-needle')).hits).toHaveLength(19_999);
  });

  it('reads only segments of the rows and the times that are sought', async () => {
    const start = Date.UTC(2026, 10, 22, 12);
    const { find } = await filled(
      numbered(
        20_000,
        (i) => `row ${i}`,
        (i) => start + i * 10,
      ),
    );
    expect(await find('#5001..5002')).toMatchObject({ hits: [5_001, 5_000], reads: [4_608] });
    const time = await find('time:2026-11-22T12:00:50Z..2026-11-22T12:00:50.01Z');
    expect(time.hits).toEqual([5_001, 5_000]);
    expect(time.reads).toEqual([4_608]);
    expect((await find('before:2026-11-22T12:00:00.03Z')).hits).toEqual([2, 1, 0]);
    expect((await find('after:2026-11-23T12:00Z')).hits).toEqual([]);
  });

  it('finds rows by their time though the clock was set back between them', async () => {
    const start = Date.UTC(2026, 10, 22, 12);
    // Up to row 4,999, then an hour earlier, and on from there.
    const { find, openReader, id } = await filled(
      numbered(
        10_000,
        (i) => `row ${i}`,
        (i) => start + i * 10 - (i < 5_000 ? 0 : 3_600_000),
      ),
    );
    expect((await openReader().sessions())[0]).toMatchObject({ id, timesFall: true });
    expect((await find('time:2026-11-22T12:00:10Z..2026-11-22T12:00:10.01Z')).hits).toEqual([1_001, 1_000]);
    expect((await find('before:2026-11-22T11:00:50.01Z')).hits).toEqual([5_000]);
  });

  it('does not read what was cleared', async () => {
    const { find, writer, id } = await filled(numbered(5_000));
    await writer.clear(id);
    writer.append(id, textRow('row after'));
    await writer.flush();
    expect((await find('row', { first: 0, next: 5_001 })).hits).toEqual([5_000]);
  });

  it('reads the log while it grows, and no signature that is out of date', async () => {
    const { find, writer, id } = await filled(numbered(3_000));
    expect((await find('order-1', { first: 0, next: 3_000 })).hits).toEqual([]);
    for (let i = 0; i < 2_000; i += 1) writer.append(id, textRow(`order-${i}`));
    await writer.flush();
    expect((await find('order-1999', { first: 0, next: 5_000 })).hits).toEqual([4_999]);
    expect((await find('order-5"', { first: 0, next: 5_000 })).hits).toEqual([]);
  });
});

describe('a search that goes on', () => {
  it('tests rows that come later, in order', async () => {
    const { scanner, id, writer } = await filled(numbered(1_500));
    const told = collector();
    const request = { sessionId: id, filter: filterOf('"row 15"'), first: 0, next: 1_500 };
    const handle = scanner.search(request, told.listener);
    for (let i = 1_500; i < 4_000; i += 1) writer.append(id, textRow(`row ${i}`));
    await writer.flush();
    handle.extend(0, 2_000);
    handle.extend(0, 4_000);
    await told.until((event) => event.type === 'fresh' && event.up === 4_000);
    await told.until(isEnd);
    expect(told.past()).toEqual([159, 158, 157, 156, 155, 154, 153, 152, 151, 150, 15]);
    expect(told.fresh()).toEqual(Array.from({ length: 100 }, (_, i) => 1_500 + i));
  });

  it('ignores rows that are gone meanwhile', async () => {
    const { scanner, id, writer } = await filled(numbered(3_000));
    const told = collector();
    const request = { sessionId: id, filter: filterOf('row'), first: 0, next: 3_000 };
    const handle = scanner.search(request, told.listener);
    await writer.clear(id);
    handle.extend(3_000, 3_000);
    writer.append(id, textRow('row after'));
    await writer.flush();
    handle.extend(3_000, 3_001);
    await told.until((event) => event.type === 'fresh' && event.up === 3_001);
    await told.until(isEnd);
    expect(told.past()).toEqual([]);
    expect(told.fresh()).toEqual([3_000]);
  });

  it('tells nothing after its abort', async () => {
    const { scanner, id } = await filled(numbered(20_000));
    const told = collector();
    const request = { sessionId: id, filter: filterOf('row'), first: 0, next: 20_000 };
    const handle = scanner.search(request, told.listener);
    await told.until(({ type }) => type === 'past');
    const before = told.events.length;
    handle.abort();
    await settle(50);
    expect(told.events.length).toBe(before);
    expect(told.past().length).toBeLessThan(20_000);
  });

  it('tests rows that come while it reads', async () => {
    const { source, id, writer } = await filled([textRow('row 0')]);
    writer.append(id, textRow('row 1'));
    await writer.flush();
    let reads = 0;
    const racing: SegmentSource = {
      ...source,
      async forward(...range) {
        reads += 1;
        if (reads > 1) return source.forward(...range);
        // What it was asked for is gone, and more has come.
        handle.extend(0, 2);
        return [];
      },
    };
    const told = collector();
    const request = { sessionId: id, filter: filterOf('row'), first: 0, next: 0 };
    const handle = scannerOf(racing).search(request, told.listener);
    handle.extend(0, 1);
    await told.until((event) => event.type === 'fresh' && event.up === 2);
    expect(told.fresh()).toEqual([1]);
  });

  it('says so when the log cannot be read', async () => {
    const { source, id } = await filled(numbered(10));
    const broken = { ...source, segments: () => Promise.reject(new Error('The disk is gone.')) };
    const told = collector();
    scannerOf(broken).search({ sessionId: id, filter: filterOf('row'), first: 0, next: 10 }, told.listener);
    expect(await told.until(isEnd)).toEqual({ type: 'stopped', message: 'The disk is gone.' });
  });
});

describe('messages that are too large for their segment', () => {
  const MB = 1_024 * 1_024;
  const long = (needle: string, at: number) => `${'x'.repeat(at)}${needle}${'y'.repeat(3 * MB - at)}`;

  it('are searched whole, also where a piece of them ends', async () => {
    const rows = [
      textRow('small needle'),
      textRow(long('needle', 2.5 * MB)),
      textRow(long('NEEDLE', MB - 3)),
      textRow(long('Ärger', 2 * MB - 1)),
      textRow(long('', 0)),
    ];
    const { find } = await filled(rows);
    expect((await find('needle')).hits).toEqual([2, 1, 0]);
    expect((await find('-needle')).hits).toEqual([4, 3]);
    expect((await find('ärger')).hits).toEqual([3]);
    expect((await find('needle size>1m')).hits).toEqual([2, 1]);
    expect((await find('size:3m..4m')).hits).toEqual([4, 3, 2, 1]);
  });

  it('are read no further once the search is aborted', async () => {
    const { source, id } = await filled([textRow(long('needle', 2 * MB)), textRow('small')]);
    const pieces: number[] = [];
    const slow: SegmentSource = {
      ...source,
      body(sessionId, index, from, to) {
        pieces.push(from);
        handle.abort();
        return source.body(sessionId, index, from, to);
      },
    };
    const request = { sessionId: id, filter: filterOf('needle'), first: 0, next: 2 };
    const told = collector();
    const handle = scannerOf(slow).search(request, told.listener);
    await settle(50);
    expect(pieces).toEqual([0]);
    expect(told.past()).toEqual([]);
  });

  it('are looked at by regular expressions in their first 64 KB, and by JSON paths in all', async () => {
    const json = `{"pad":"${'x'.repeat(MB)}","id":42}`;
    const { find } = await filled([
      textRow(json),
      textRow(long('beyond', 20_000)),
      textRow(long('beyond', 70_000)),
    ]);
    expect((await find('/beyon[d]/')).hits).toEqual([1]);
    expect((await find('$.id=42')).hits).toEqual([0]);
    expect((await find('$.id=43')).hits).toEqual([]);
  });
});
