import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createLog, DRAFT, settle, storedSegments, TRACE, textRow } from './support.ts';

/** Rows on disk, `settle` having let IndexedDB finish. */
async function rowsStored(indexedDB: IDBFactory): Promise<number> {
  await settle();
  return (await storedSegments(indexedDB)).reduce((rows, { times }) => rows + times.length, 0);
}

describe('batching', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('writes a row 16 ms after it came when the log has been quiet', async () => {
    const { writer, indexedDB } = createLog();
    const id = await writer.createSession(DRAFT, TRACE);
    writer.append(id, textRow('first'));
    vi.advanceTimersByTime(15);
    expect(await rowsStored(indexedDB)).toBe(0);
    vi.advanceTimersByTime(1);
    expect(await rowsStored(indexedDB)).toBe(1);
    await writer.close();
  });

  it('gathers rows for 50 ms while others keep coming', async () => {
    const { writer, indexedDB } = createLog();
    const id = await writer.createSession(DRAFT, TRACE);
    writer.append(id, textRow('first'));
    vi.advanceTimersByTime(16);
    expect(await rowsStored(indexedDB)).toBe(1);
    for (let ms = 0; ms < 48; ms += 3) {
      writer.append(id, textRow(`${ms}`));
      vi.advanceTimersByTime(3);
    }
    expect(await rowsStored(indexedDB)).toBe(1);
    vi.advanceTimersByTime(2);
    expect(await rowsStored(indexedDB)).toBe(17);
    await writer.close();
  });

  it('writes 1,024 rows at once, without waiting', async () => {
    const { writer, indexedDB } = createLog();
    const id = await writer.createSession(DRAFT, TRACE);
    for (let i = 0; i < 1_023; i++) writer.append(id, textRow(`${i}`));
    expect(await rowsStored(indexedDB)).toBe(0);
    writer.append(id, textRow('last'));
    expect(await rowsStored(indexedDB)).toBe(1_024);
    await writer.close();
  });

  it('lets several sessions share a write, though their rows make a segment together', async () => {
    const { writer, indexedDB } = createLog();
    const ids = await Promise.all(Array.from({ length: 4 }, () => writer.createSession(DRAFT, TRACE)));
    for (let i = 0; i < 300; i++) for (const id of ids) writer.append(id, textRow(`${i}`));
    expect(await rowsStored(indexedDB)).toBe(0);
    vi.advanceTimersByTime(50);
    expect(await rowsStored(indexedDB)).toBe(1_200);
    expect(await storedSegments(indexedDB)).toHaveLength(4);
    await writer.close();
  });

  it('writes a megabyte at once, without waiting', async () => {
    const { writer, indexedDB } = createLog();
    const id = await writer.createSession(DRAFT, TRACE);
    writer.append(id, textRow('x'.repeat(1_048_576)));
    expect(await rowsStored(indexedDB)).toBe(1);
    await writer.close();
  });

  it('goes on when the clock is set back', async () => {
    const { writer, indexedDB } = createLog();
    const id = await writer.createSession(DRAFT, TRACE);
    writer.append(id, textRow('before'));
    vi.advanceTimersByTime(16);
    expect(await rowsStored(indexedDB)).toBe(1);
    vi.setSystemTime(Date.now() - 3_600_000);
    writer.append(id, textRow('after'));
    vi.advanceTimersByTime(16);
    expect(await rowsStored(indexedDB)).toBe(2);
    await writer.close();
  });

  it('stores a change of state without any row', async () => {
    const { writer, openReader } = createLog();
    const reader = openReader();
    const id = await writer.createSession(DRAFT, TRACE);
    writer.update(id, { state: 'open', handshakeMs: 84 });
    vi.advanceTimersByTime(16);
    await settle();
    expect((await reader.sessions())[0]).toMatchObject({ id, state: 'open', handshakeMs: 84, nextIndex: 0 });
    await writer.close();
  });

  it('stores a change that comes while an earlier one is being written', async () => {
    const { writer, openReader } = createLog();
    const id = await writer.createSession(DRAFT, TRACE);
    for (const state of ['open', 'closing', 'closed'] as const) {
      writer.update(id, { state });
      const writing = writer.flush();
      // The transaction has begun, and is not over yet.
      await settle(1);
      writer.update(id, { handshakeMs: state.length });
      await writing;
    }
    vi.advanceTimersByTime(100);
    await settle();
    expect((await openReader().sessions())[0]).toMatchObject({ state: 'closed', handshakeMs: 6 });
    await writer.close();
  });

  it('announces rows once they can be read, and at most every 16 ms', async () => {
    const { writer, posts } = createLog();
    const id = await writer.createSession(DRAFT, TRACE);
    vi.advanceTimersByTime(16);
    posts.length = 0;
    for (let i = 0; i < 10; i++) {
      writer.append(id, textRow(`${i}`));
      await writer.flush();
    }
    expect(posts).toHaveLength(1);
    vi.advanceTimersByTime(16);
    expect(posts).toHaveLength(2);
    expect(posts[1]).toMatchObject({ type: 'tail', sessions: [{ id, nextIndex: 10 }] });
    await writer.close();
  });

  it('joins what several sessions did into one announcement', async () => {
    const { writer, posts } = createLog();
    const ids = [await writer.createSession(DRAFT, TRACE), await writer.createSession(DRAFT, TRACE)];
    vi.advanceTimersByTime(100);
    posts.length = 0;
    for (const id of ids) writer.append(id, textRow('x'));
    vi.advanceTimersByTime(16);
    await settle();
    expect(posts).toHaveLength(1);
    expect(posts[0]).toMatchObject({ sessions: [{ nextIndex: 1 }, { nextIndex: 1 }] });
    await writer.close();
  });
});
