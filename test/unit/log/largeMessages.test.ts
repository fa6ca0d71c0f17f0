import { IDBDatabase, IDBObjectStore } from 'fake-indexeddb';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type BodyChunk, CHUNK_BYTES, HEAD_BYTES } from '#log/largeBody.ts';
import { BODIES, SEGMENTS } from '#log/openDatabase.ts';
import { createLog, DRAFT, fullDisk, settle, stored, storedKeys, TRACE, textOf, textRow } from './support.ts';

const text = (bytes: number): string => 'abcdefghij'.repeat(Math.ceil(bytes / 10)).slice(0, bytes);

async function withLarge(bytes: number) {
  const log = createLog();
  const id = await log.writer.createSession(DRAFT, TRACE);
  log.writer.append(id, textRow('before'));
  log.writer.append(id, textRow(text(bytes), 7));
  log.writer.append(id, textRow('after', 8));
  await log.writer.flush();
  return { ...log, id, reader: log.openReader() };
}

afterEach(() => {
  vi.restoreAllMocks();
});

describe('a large message', () => {
  it('has its true size and its beginning in its row, and the rest in pieces', async () => {
    const { reader, id, indexedDB } = await withLarge(2_500_000);
    const rows = await reader.rows(id, 0, 9);
    expect(rows.map(({ index, size }) => [index, size])).toEqual([
      [0, 6],
      [1, 2_500_000],
      [2, 5],
    ]);
    expect(textOf(rows[1]!)).toBe(text(HEAD_BYTES));
    const chunks = await stored<BodyChunk>(indexedDB, BODIES);
    expect(chunks.map(({ index, start }) => [index, start])).toEqual([
      [1, 0],
      [1, CHUNK_BYTES],
      [1, 2 * CHUNK_BYTES],
    ]);
    expect((await reader.sessions())[0]?.received).toEqual({ frames: 3, bytes: 2_500_011 });
  });

  it('is read in pages, each of which reads what it needs and no more', async () => {
    const { reader, id } = await withLarge(3_500_000);
    await reader.rows(id, 0, 9);
    const whole = Buffer.from(text(3_500_000));
    const reads = vi.spyOn(IDBObjectStore.prototype, 'getAll');
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: -5, max: 3_600_000 }),
        fc.integer({ min: -5, max: 1_200_000 }),
        async (from, length) => {
          reads.mockClear();
          const page = await reader.body(id, 1, from, from + length);
          const expected = whole.subarray(Math.max(0, from), Math.max(0, from + length));
          expect(expected.equals(page)).toBe(true);
          for (const { value } of reads.mock.results) {
            expect((await done<unknown[]>(value)).length).toBeLessThan(4);
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  it('is not read with the rows around it', async () => {
    const { reader, id } = await withLarge(9_000_000);
    const opened = vi.spyOn(IDBDatabase.prototype, 'transaction');
    await reader.rows(id, 0, 9);
    expect(new Set(opened.mock.calls.map(([stores]) => stores))).toEqual(new Set([SEGMENTS]));
  });

  it('of 256 KB is still whole in its row', async () => {
    const { reader, id, indexedDB } = await withLarge(256 * 1_024);
    const [, row] = await reader.rows(id, 0, 9);
    expect([row?.size, row?.payload.length]).toEqual([262_144, 262_144]);
    expect(await stored(indexedDB, BODIES)).toEqual([]);
    expect(Buffer.from(await reader.body(id, 1, 10, 20)).toString()).toBe('abcdefghij');
  });

  it.each(['clear', 'remove', 'wipe'] as const)(
    'is gone with all that belongs to it after %s',
    async (how) => {
      const { writer, id, indexedDB } = await withLarge(2_500_000);
      for (let i = 0; i < 2_000; i++) writer.append(id, textRow(`${i}`));
      await writer.flush();
      if (how === 'wipe') await writer.begin({ wipe: true });
      else await writer[how](id);
      const { details, ...rows } = await storedKeys(indexedDB);
      expect(details).toEqual(how === 'clear' ? [id] : []);
      expect(rows).toEqual({ segments: [], summaries: [], signatures: [], bodies: [] });
    },
  );

  it('counts as traffic when it is cleared before it was written', async () => {
    const { writer, openReader } = createLog();
    const id = await writer.createSession(DRAFT, TRACE);
    writer.append(id, textRow('ü'.repeat(500_000)));
    await writer.clear(id);
    expect((await openReader().sessions())[0]).toMatchObject({
      received: { frames: 1, bytes: 1_000_000 },
      firstIndex: 1,
      nextIndex: 1,
    });
  });

  it('neither holds other sessions up, nor costs them a frame', async () => {
    const { writer, openReader } = createLog({ maxWaiting: 1_000_000 });
    const id = await writer.createSession(DRAFT, TRACE);
    const other = await writer.createSession(DRAFT, TRACE);
    writer.append(id, textRow(text(60_000_000)));
    for (let i = 0; i < 1_000; i++) writer.append(other, textRow(`${i}`));
    const reader = openReader();
    const writing = writer.flush();
    while ((await reader.rows(other, 0, 1)).length === 0) await settle(1);
    expect(await reader.rows(id, 0, 9)).toEqual([]);
    expect(await reader.rows(other, 0, 2_000)).toHaveLength(1_000);
    await writing;
    expect((await reader.rows(id, 0, 9)).map(({ size }) => size)).toEqual([60_000_000]);
    await writer.close();
  });
});

describe('a large message for which there is no room', () => {
  let disk: ReturnType<typeof fullDisk>;
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
    disk = fullDisk();
  });
  afterEach(() => {
    disk.restore();
    vi.useRealTimers();
  });

  /** 30 MB of which 4 MB are on disk, and a frame behind it. */
  async function halfWritten() {
    const log = createLog();
    const id = await log.writer.createSession(DRAFT, TRACE);
    log.writer.append(id, textRow(text(30_000_000), 7));
    log.writer.append(id, textRow('next'));
    Object.assign(disk, { on: true, spare: 1 });
    await log.writer.flush().catch(() => undefined);
    expect((await storedKeys(log.indexedDB)).bodies).toHaveLength(4);
    return { ...log, id };
  }

  it('is given up after a second, its pieces are deleted, and a row says so', async () => {
    const { writer, openReader, indexedDB, id } = await halfWritten();
    vi.setSystemTime(Date.now() + 1_000);
    await writer.flush().catch(() => undefined);
    disk.on = false;
    await writer.flush();
    const [large, next] = await openReader().rows(id, 0, 9);
    expect(textOf(large!).slice(0, 99)).toBe(
      "1 frame (30.0 MB) could not be kept here: the browser's storage is full",
    );
    expect(large).toMatchObject({ index: 0, direction: 'event', bad: true, time: 7 });
    expect(textOf(next!)).toBe('next');
    expect((await storedKeys(indexedDB)).bodies).toEqual([]);
    expect((await openReader().sessions())[0]).toMatchObject({
      received: { frames: 2, bytes: 30_000_004 },
      lost: { frames: 1, bytes: 30_000_000 },
    });
    await writer.close();
  });

  it('goes on where it was when there is room again', async () => {
    const { writer, openReader, id } = await halfWritten();
    Object.assign(disk, { on: true, spare: 2 });
    await writer.flush().catch(() => undefined);
    disk.on = false;
    await writer.flush();
    const reader = openReader();
    const body = await reader.body(id, 0, 0, 40_000_000);
    expect(Buffer.from(text(30_000_000)).equals(body)).toBe(true);
    expect((await reader.sessions())[0]?.received).toEqual({ frames: 2, bytes: 30_000_004 });
    await writer.close();
  });

  it('leaves no pieces behind when the browser ends in the midst of it', async () => {
    const { newWriter, openReader, indexedDB, id } = await halfWritten();
    disk.on = false;
    const next = newWriter();
    await next.begin({ wipe: false });
    expect((await storedKeys(indexedDB)).bodies).toEqual([]);
    expect((await openReader().rows(id, 0, 9)).map(textOf)).toEqual([
      'connection lost: the browser or the extension ended while it was open',
    ]);
    await next.close();
  });
});

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve) => {
    if (request.readyState === 'done') resolve(request.result);
    else request.addEventListener('success', () => resolve(request.result));
  });
}
