import { IDBObjectStore } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createLog, DRAFT, fullDisk, settle, storedSegments, TRACE, textOf, textRow } from './support.ts';

let disk: ReturnType<typeof fullDisk>;

describe('when the log cannot be written', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
    disk = fullDisk();
  });
  afterEach(() => {
    disk.restore();
    vi.useRealTimers();
  });

  it('keeps the rows in memory and writes them when it can, with nothing lost', async () => {
    const { writer, openReader } = createLog();
    const id = await writer.createSession(DRAFT, TRACE);
    disk.on = true;
    for (let i = 0; i < 3_000; i++) writer.append(id, textRow(`${i}`));
    await expect(writer.flush()).rejects.toMatchObject({
      id: 'log.write',
      message: "The log could not be written: the browser's storage is full.",
    });
    disk.on = false;
    await writer.flush();
    const rows = await openReader().rows(id, 0, 4_000);
    expect(rows.map(textOf)).toEqual(Array.from({ length: 3_000 }, (_, i) => `${i}`));
    await writer.close();
  });

  it('tries again by itself, less and less often', async () => {
    const { writer, openReader } = createLog();
    const id = await writer.createSession(DRAFT, TRACE);
    disk.on = true;
    writer.append(id, textRow('patient'));
    const before = disk.attempts;
    for (const wait of [16, 250, 500, 1_000, 2_000, 4_000, 5_000, 5_000]) {
      vi.advanceTimersByTime(wait);
      await settle();
    }
    expect(disk.attempts - before).toBe(8);
    disk.on = false;
    vi.advanceTimersByTime(5_000);
    await settle();
    expect((await openReader().rows(id, 0, 9)).map(textOf)).toEqual(['patient']);
    await writer.close();
  });

  it('tells of the trouble, and of the state that could not be stored, and when it is over', async () => {
    const { writer, posts } = createLog();
    const id = await writer.createSession(DRAFT, TRACE);
    vi.advanceTimersByTime(16);
    disk.on = true;
    writer.update(id, { state: 'open' });
    writer.append(id, textRow('waits'));
    await writer.flush().catch(() => undefined);
    vi.advanceTimersByTime(16);
    expect(posts.at(-1)).toMatchObject({
      sessions: [{ id, state: 'open', nextIndex: 0 }],
      trouble: { waiting: 1, lost: 0, message: "Frames wait in memory: the browser's storage is full." },
    });
    disk.on = false;
    await writer.flush();
    vi.advanceTimersByTime(16);
    expect(posts.at(-1)).toMatchObject({ sessions: [{ id, nextIndex: 1 }] });
    expect(posts.at(-1)).not.toHaveProperty('trouble');
    await writer.close();
  });

  it('bounds its memory, and says in a row how many frames were lost and in what time', async () => {
    const { writer, openReader } = createLog({ maxWaiting: 10_000 });
    const id = await writer.createSession(DRAFT, TRACE);
    disk.on = true;
    // 100 bytes and 32 of overhead each: 76 fit.
    for (let i = 0; i < 1_000; i++) writer.append(id, textRow('x'.repeat(100), i * 10));
    await writer.flush().catch(() => undefined);
    disk.on = false;
    await writer.flush();
    writer.append(id, textRow('kept again', 20_000));
    await writer.flush();
    const rows = await openReader().rows(id, 0, 2_000);
    expect(rows).toHaveLength(78);
    expect(rows[76]).toMatchObject({ index: 76, direction: 'event', bad: true, time: 760 });
    expect(textOf(rows[76]!)).toBe(
      '924 frames (92.4 kB) over 9.2 s could not be kept here: frames came faster than they could be written',
    );
    expect(textOf(rows[77]!)).toBe('kept again');
    const [record] = await openReader().sessions();
    expect(record).toMatchObject({ received: { frames: 1_001, bytes: 100_010 }, nextIndex: 78 });
    await writer.close();
  });

  it('still takes event rows when its memory is full, after a row for what was lost', async () => {
    const { writer, openReader } = createLog({ maxWaiting: 100 });
    const id = await writer.createSession(DRAFT, TRACE);
    disk.on = true;
    writer.append(id, textRow('y'.repeat(200)));
    await writer.flush().catch(() => undefined);
    writer.append(id, textRow('lost'));
    writer.append(id, textRow('closed 1001', 5, 'event'));
    disk.on = false;
    await writer.flush();
    const [, lost, closed] = await openReader().rows(id, 0, 9);
    expect(textOf(lost!)).toBe("1 frame (4 B) could not be kept here: the browser's storage is full");
    expect(textOf(closed!)).toBe('closed 1001');
    await writer.close();
  });

  it('gives up a message larger than a segment that does not fit alone, and goes on', async () => {
    const { writer, openReader } = createLog();
    const id = await writer.createSession(DRAFT, TRACE);
    disk.on = true;
    writer.append(id, textRow('z'.repeat(2_000_000), 7));
    writer.append(id, textRow('next'));
    await writer.flush().catch(() => undefined);
    vi.setSystemTime(Date.now() + 1_000);
    await writer.flush().catch(() => undefined);
    disk.on = false;
    await writer.flush();
    const [large, next] = await openReader().rows(id, 0, 9);
    expect(textOf(large!)).toBe("1 frame (2.0 MB) could not be kept here: the browser's storage is full");
    expect(large).toMatchObject({ direction: 'event', bad: true, time: 7 });
    expect(textOf(next!)).toBe('next');
    await writer.close();
  });

  it('gives up no large message within a second', async () => {
    const { writer, openReader } = createLog();
    const id = await writer.createSession(DRAFT, TRACE);
    disk.on = true;
    writer.append(id, textRow('z'.repeat(2_000_000)));
    await writer.flush().catch(() => undefined);
    disk.on = false;
    await writer.flush();
    expect((await openReader().rows(id, 0, 9)).map(({ size }) => size)).toEqual([2_000_000]);
    await writer.close();
  });

  it('tells every second how much waits, however long the next attempt is off', async () => {
    const { writer, posts } = createLog();
    const id = await writer.createSession(DRAFT, TRACE);
    disk.on = true;
    writer.append(id, textRow('first'));
    await writer.flush().catch(() => undefined);
    for (let i = 0; i < 20; i++) {
      writer.append(id, textRow(`${i}`));
      vi.advanceTimersByTime(1_000);
      await settle(5);
      const tails = posts.flatMap((post) => (post.type === 'tail' ? [post] : []));
      expect(tails.at(-1)?.trouble?.waiting).toBe(i + 2);
    }
    disk.on = false;
    await writer.close();
  });

  it('tries at once again where the browser gave a transaction that may only delete', async () => {
    const { writer, openReader } = createLog();
    const id = await writer.createSession(DRAFT, TRACE);
    // As Firefox does after one that failed for want of room.
    const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementationOnce(() => {
      throw new DOMException('did not allow mutations', 'InvalidStateError');
    });
    writer.append(id, textRow('kept'));
    await expect(writer.flush()).resolves.toBeUndefined();
    expect((await openReader().rows(id, 0, 9)).map(textOf)).toEqual(['kept']);
    put.mockRestore();
    await writer.close();
  });

  it('refuses a new session, a clear and a removal with the reason', async () => {
    const { writer } = createLog();
    const id = await writer.createSession(DRAFT, TRACE);
    disk.on = true;
    await expect(writer.createSession(DRAFT, TRACE)).rejects.toMatchObject({ id: 'log.write' });
    await expect(writer.clear(id)).rejects.toMatchObject({ id: 'log.write' });
    await expect(writer.remove(id)).rejects.toMatchObject({ id: 'log.write' });
    disk.on = false;
    await expect(writer.remove(id)).resolves.toBeUndefined();
    await writer.close();
  });

  it('catches up on a clear that failed with its next write', async () => {
    const { writer, openReader, indexedDB } = createLog();
    const id = await writer.createSession(DRAFT, TRACE);
    writer.append(id, textRow('old'));
    await writer.flush();
    disk.on = true;
    await writer.clear(id).catch(() => undefined);
    disk.on = false;
    writer.append(id, textRow('new'));
    await writer.flush();
    expect(await storedSegments(indexedDB)).toHaveLength(1);
    expect((await openReader().rows(id, 0, 9)).map(textOf)).toEqual(['new']);
    await writer.close();
  });
});
