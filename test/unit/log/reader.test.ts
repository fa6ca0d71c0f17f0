import { IDBDatabase } from 'fake-indexeddb';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { LOG_NAME, type LogAnnouncement } from '#log/contract.ts';
import { SEGMENTS } from '#log/openDatabase.ts';
import { result } from '#log/requests.ts';
import { createLog, DRAFT, settle, TRACE, textOf, textRow } from './support.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

/** A log with one session of `count` rows, `0` to `count - 1` as text. */
async function filled(count: number) {
  const log = createLog();
  const id = await log.writer.createSession(DRAFT, TRACE);
  for (let i = 0; i < count; i++) log.writer.append(id, textRow(`${i}`));
  await log.writer.flush();
  return { ...log, id, reader: log.openReader() };
}

const texts = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => `${from + i}`);
const reads = () => vi.spyOn(IDBDatabase.prototype, 'transaction');

describe('rows', () => {
  it('are given across the borders of segments, in order', async () => {
    const { reader, id } = await filled(3_000);
    expect((await reader.rows(id, 1_000, 2_100)).map(textOf)).toEqual(texts(1_000, 2_100));
    expect((await reader.rows(id, 1_023, 1_025)).map(({ index }) => index)).toEqual([1_023, 1_024]);
  });

  it('are clipped to what there is', async () => {
    const { reader, id } = await filled(10);
    expect((await reader.rows(id, -5, 2)).map(textOf)).toEqual(['0', '1']);
    expect((await reader.rows(id, 8, 1_000_000)).map(textOf)).toEqual(['8', '9']);
    for (const [from, to] of [
      [10, 20],
      [5, 5],
      [7, 3],
    ] as const) {
      expect(await reader.rows(id, from, to)).toEqual([]);
    }
    expect(await reader.rows(id + 1, 0, 10)).toEqual([]);
  });

  it('come from memory when they were read before', async () => {
    const { reader, id } = await filled(3_000);
    await reader.rows(id, 0, 3_000);
    const transactions = reads();
    expect(await reader.rows(id, 500, 2_500)).toHaveLength(2_000);
    expect(transactions).not.toHaveBeenCalled();
  });

  it('are read eight segments at a time, so that the writer never waits long', async () => {
    const { reader, id } = await filled(10_000);
    const transactions = reads();
    expect(await reader.rows(id, 0, 10_000)).toHaveLength(10_000);
    expect(transactions).toHaveBeenCalledTimes(3);
  });

  it('can be read from a database that no writer has made yet', async () => {
    const { openReader } = createLog();
    const reader = openReader();
    expect(await reader.sessions()).toEqual([]);
    expect(await reader.rows(1, 0, 10)).toEqual([]);
    reader.close();
  });

  it('can be read after the browser closed the database', async () => {
    const { reader, id } = await filled(10);
    await reader.rows(id, 0, 1);
    const open = vi.spyOn(IDBDatabase.prototype, 'transaction').mock;
    await reader.sessions();
    const database = open.contexts.at(-1) as IDBDatabase | undefined;
    vi.restoreAllMocks();
    database?.close();
    database?.onclose?.(new Event('close'));
    expect(await reader.sessions()).toHaveLength(1);
  });

  it('does not stand in the way of a later version of the database', async () => {
    const { reader, id, writer, indexedDB } = await filled(10);
    await reader.rows(id, 0, 1);
    const upgrade = indexedDB.open(LOG_NAME, 99);
    const blocked = vi.fn();
    upgrade.onblocked = blocked;
    const database = await result(upgrade);
    expect(blocked).not.toHaveBeenCalled();
    expect([...database.objectStoreNames]).toContain(SEGMENTS);
    database.close();
    await writer.close();
  });
});

describe('subscribe', () => {
  it('hears of new rows when they can be read, until it is stopped', async () => {
    const { writer, reader, id } = await filled(1);
    await settle();
    const heard: LogAnnouncement[] = [];
    const stop = reader.subscribe((announcement) => heard.push(announcement));
    const row = new Promise<string[]>((resolve) => {
      reader.subscribe(() => resolve(reader.rows(id, 1, 2).then((rows) => rows.map(textOf))));
    });
    writer.append(id, textRow('new'));
    await writer.flush();
    expect(await row).toEqual(['new']);
    expect(heard).toMatchObject([{ type: 'tail', sessions: [{ id, nextIndex: 2 }] }]);
    stop();
    await writer.remove(id);
    await settle();
    expect(heard).toHaveLength(1);
    await writer.close();
  });
});
