import { describe, expect, it } from 'vitest';
import type { SessionHead } from '#core/export/sessionHead.ts';
import { createImports, IMPORT_LEASE } from '#host/importSession.ts';
import { later } from '#host/later.ts';
import { createSocketHost } from '#host/sockets.ts';
import type { LogWriter } from '#log/contract.ts';
import type { CapturedRow } from '#messaging/capture.ts';
import { createLog } from '../log/support.ts';
import { FakeSocket } from './support.ts';

const HEAD: SessionHead = {
  url: 'wss://peer.example/feed',
  name: 'feed',
  createdAt: 1_000,
  state: 'closed',
  subprotocols: ['v2'],
  openedAt: 1_050,
  endedAt: 9_000,
  close: { code: 1001, reason: 'going', wasClean: true },
};
const row = (time: number, payload: string, more: Partial<CapturedRow> = {}): CapturedRow => ({
  time,
  direction: 'sent',
  kind: 'text',
  payload,
  ...more,
});

/** Imports whose leases end when the test says so. */
function begin(log: LogWriter) {
  const leases = new Map<() => void, number>();
  const busy: boolean[] = [];
  const imports = createImports({
    log,
    later(callback, ms) {
      leases.set(callback, ms);
      return () => leases.delete(callback);
    },
    changed: () => busy.push(imports.busy),
  });
  return { ...imports, imports, leases, busy };
}

describe('a session of a file', () => {
  it('is written batch by batch, each on disk when it is taken, and ends as the file says', async () => {
    const { writer, openReader } = createLog();
    const reader = openReader();
    const { importSession } = begin(writer);
    const id = await importSession({ head: HEAD, rows: [row(1_100, 'one')] });
    expect(await reader.rows(id, 0, 10)).toHaveLength(1);
    const binary = row(1_200, 'AP8=', { direction: 'received', kind: 'binary' });
    expect(await importSession({ sessionId: id, rows: [binary, row(1_300, 'three')] })).toBe(id);
    await importSession({ sessionId: id, rows: [], done: true });

    const rows = await reader.rows(id, 0, 10);
    expect(rows.map(({ time, direction, kind }) => [time, direction, kind])).toEqual([
      [1_100, 'sent', 'text'],
      [1_200, 'received', 'binary'],
      [1_300, 'sent', 'text'],
    ]);
    expect([...rows[1]!.payload]).toEqual([0, 255]);
    const [record] = await reader.sessions();
    expect(record).toMatchObject({ ...HEAD, imported: true, pinned: true, profileId: '', largestSent: 5 });
    expect(record).toMatchObject({ sent: { frames: 2, bytes: 8 }, received: { frames: 1, bytes: 2 } });
  });

  it('stays whatever its age, although retention would let go of one so old', async () => {
    const { writer, openReader } = createLog({ now: () => HEAD.createdAt + 365 * 24 * 60 * 60 * 1_000 });
    const reader = openReader();
    await writer.retain({ keep: true, maxDays: 1 });
    const { importSession } = begin(writer);
    const id = await importSession({ head: HEAD, rows: [row(1_100, 'one')] });
    await importSession({ sessionId: id, rows: [], done: true });
    await writer.retain({ keep: true, maxDays: 1 });
    expect((await reader.sessions()).map((one) => one.id)).toEqual([id]);
  });

  it('is refused where nobody knows of its beginning, and where bytes are no base64', async () => {
    const { writer, openReader } = createLog();
    const reader = openReader();
    const { importSession } = begin(writer);
    await expect(importSession({ sessionId: 7, rows: [] })).rejects.toMatchObject({
      id: 'import.interrupted',
    });
    const broken = row(1, '*', { kind: 'binary' });
    await expect(importSession({ head: HEAD, rows: [broken] })).rejects.toMatchObject({
      id: 'message.base64',
    });
    expect(await reader.sessions()).toEqual([]);
  });

  it('is removed where its view is gone half way, and what comes later of it is refused', async () => {
    const { writer, openReader } = createLog();
    const reader = openReader();
    const { importSession, leases, busy } = begin(writer);
    const sessionId = await importSession({ head: HEAD, rows: [row(1_100, 'one')] });
    await importSession({ sessionId, rows: [row(1_200, 'two')] });
    expect([...leases.values()]).toEqual([IMPORT_LEASE]);
    for (const end of leases.keys()) end();
    await writer.flush();
    expect(await reader.sessions()).toEqual([]);
    await expect(importSession({ sessionId, rows: [] })).rejects.toMatchObject({ id: 'import.interrupted' });
    expect([busy[0], busy.at(-1)]).toEqual([true, false]);
  });

  it('stays when it is whole, however long ago that was', async () => {
    const { writer, openReader } = createLog();
    const { importSession, leases, imports } = begin(writer);
    const sessionId = await importSession({ head: HEAD, rows: [row(1_100, 'one')] });
    await importSession({ sessionId, rows: [], done: true });
    expect(leases.size).toBe(0);
    expect(imports.busy).toBe(false);
    expect(await openReader().sessions()).toHaveLength(1);
  });

  it('takes no more rows once it is forgotten', async () => {
    const { writer } = createLog();
    const { importSession, forget, leases } = begin(writer);
    const sessionId = await importSession({ head: HEAD, rows: [row(1_100, 'one')] });
    forget(sessionId);
    expect(leases.size).toBe(0);
    await expect(importSession({ sessionId, rows: [] })).rejects.toMatchObject({ id: 'import.interrupted' });
  });

  it('keeps the host alive while it goes on, and ends with its session', async () => {
    const { writer, openReader } = createLog();
    const alive: boolean[] = [];
    const host = createSocketHost({
      WebSocket: FakeSocket,
      log: writer,
      now: () => Date.now(),
      performanceNow: () => performance.now(),
      later,
      random: () => 0.5,
      uuid: () => crypto.randomUUID(),
      signAgain: async () => Promise.reject(new Error('nothing is signed here')),
      keepAlive: (open) => alive.push(open),
    });
    const sessionId = await host.importSession({ head: HEAD, rows: [row(1_100, 'one')] });
    expect(alive).toEqual([true]);
    await host.remove(sessionId);
    expect(alive).toEqual([true, false]);
    await expect(host.importSession({ sessionId, rows: [] })).rejects.toMatchObject({
      id: 'import.interrupted',
    });
    expect(await openReader().sessions()).toEqual([]);
  });
});
