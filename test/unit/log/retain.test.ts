import { describe, expect, it } from 'vitest';
import { createLog, DRAFT, settle, storedKeys, TRACE, textRow } from './support.ts';

const DAY = 86_400_000;

/** A log whose clock stands at day 100, with sessions that ended on the given days, of 1,000 bytes each. */
async function withSessions(...days: (number | 'open')[]) {
  const log = createLog({ now: () => 100 * DAY });
  const ids: number[] = [];
  for (const day of days) {
    const id = await log.writer.createSession(DRAFT, TRACE);
    log.writer.append(id, textRow('x'.repeat(1_000)));
    if (day !== 'open') log.writer.update(id, { state: 'closed', endedAt: day * DAY });
    ids.push(id);
  }
  await log.writer.flush();
  const left = async () => (await log.openReader().sessions()).map(({ id }) => ids.indexOf(id)).reverse();
  return { ...log, ids, left };
}

describe('retain', () => {
  it('removes what ended too long ago, with all that belongs to it, and tells so', async () => {
    const { writer, ids, left, indexedDB, posts } = await withSessions(90, 'open', 99, 80);
    expect(await writer.retain({ keep: true, maxDays: 9 })).toEqual([ids[3], ids[0]]);
    expect(await left()).toEqual([1, 2]);
    // A tail that waited can still come after it.
    expect(posts.filter(({ type }) => type === 'removed')).toEqual([
      { type: 'removed', ids: [ids[3], ids[0]] },
    ]);
    const keys = await storedKeys(indexedDB);
    expect(keys.details).toEqual([ids[1], ids[2]]);
    expect(keys.segments).toEqual([
      [ids[1], 0],
      [ids[2], 0],
    ]);
    await writer.close();
  });

  it('removes the oldest of what is too much, and counts only what is still stored', async () => {
    const { writer, ids, left } = await withSessions(96, 97, 98, 99);
    await writer.clear(ids[2]!);
    await writer.retain({ keep: true, maxBytes: 3_000 });
    expect(await left()).toEqual([0, 1, 2, 3]);
    await writer.retain({ keep: true, maxBytes: 2_000 });
    expect(await left()).toEqual([1, 2, 3]);
    await writer.close();
  });

  it('counts no frames that could not be kept', async () => {
    const { writer, openReader } = createLog({ maxWaiting: 150 });
    const older = await writer.createSession(DRAFT, TRACE);
    writer.append(older, textRow('x'.repeat(200)));
    writer.update(older, { state: 'closed', endedAt: 1 });
    await writer.flush();
    const lossy = await writer.createSession(DRAFT, TRACE);
    for (let i = 0; i < 100; i++) writer.append(lossy, textRow('x'.repeat(200)));
    writer.update(lossy, { state: 'closed', endedAt: 2 });
    await writer.flush();
    await writer.flush();
    const sessions = () => openReader().sessions();
    expect((await sessions())[0]).toMatchObject({
      received: { frames: 100, bytes: 20_000 },
      lost: { frames: 99, bytes: 19_800 },
    });
    await writer.retain({ keep: true, maxBytes: 400 });
    expect((await sessions()).map(({ id }) => id)).toEqual([lossy, older]);
    await writer.retain({ keep: true, maxBytes: 399 });
    expect((await sessions()).map(({ id }) => id)).toEqual([lossy]);
    await writer.close();
  });

  it('leaves what is pinned', async () => {
    const { writer, ids, left } = await withSessions(10, 11, 99);
    await writer.change(ids[0]!, { pinned: true });
    await writer.retain({ keep: true, maxDays: 1 });
    expect(await left()).toEqual([0, 2]);
    await writer.change(ids[0]!, { pinned: false });
    await writer.retain({ keep: true, maxDays: 1 });
    expect(await left()).toEqual([2]);
    await writer.close();
  });

  it('goes on by itself whenever another session has ended', async () => {
    const { writer, ids, left } = await withSessions(98, 99, 'open');
    await writer.retain({ keep: false, maxBytes: 2_500 });
    expect(await left()).toEqual([1, 2]);
    writer.append(ids[2]!, textRow('x'.repeat(1_000)));
    await writer.flush();
    await settle();
    expect(await left()).toEqual([1, 2]);
    writer.update(ids[2]!, { state: 'closed', endedAt: 100 * DAY });
    await writer.flush();
    await settle();
    expect(await left()).toEqual([2]);
    await writer.close();
  });

  it('lets rows be written between the parts of a large session that it removes', async () => {
    const { writer, openReader, indexedDB } = createLog({ now: () => 100 * DAY });
    const old = await writer.createSession(DRAFT, TRACE);
    // A segment each time, as these are full.
    for (let i = 0; i < 200 * 1_024; i++) writer.append(old, textRow('x'));
    writer.update(old, { state: 'closed', endedAt: 1 });
    await writer.flush();
    const current = await writer.createSession(DRAFT, TRACE);
    const removing = writer.retain({ keep: true, maxDays: 1 });
    const seen: string[] = [];
    const reader = openReader();
    for (let part = 0; part < 3; part++) {
      await settle(1);
      writer.append(current, textRow(`part ${part}`));
      await writer.flush();
      const sessions = await reader.sessions();
      const left = sessions.find(({ id }) => id === old);
      seen.push(left ? `left from ${left.firstIndex}` : 'gone');
      if (!left) continue;
      // What is left agrees with its record, whenever one looks.
      const rows = await reader.rows(old, 0, 200 * 1_024);
      expect(rows.length).toBeLessThanOrEqual(left.nextIndex - left.firstIndex);
    }
    expect(await removing).toEqual([old]);
    expect(seen).toContainEqual(expect.stringMatching(/^left from [1-9]/));
    const keys = await storedKeys(indexedDB);
    expect(keys.segments?.every((key) => (key as number[])[0] === current)).toBe(true);
    expect(keys.details).toEqual([current]);
    await writer.close();
  });
});
