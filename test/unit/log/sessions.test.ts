import { describe, expect, it } from 'vitest';
import { encodeSegment } from '#log/encodeSegment.ts';
import { openDatabase, SEGMENTS, SUMMARIES } from '#log/openDatabase.ts';
import { committed } from '#log/requests.ts';
import { summarise } from '#log/summarise.ts';
import { createLog, DRAFT, settle, storedSegments, TRACE, textOf, textRow } from './support.ts';

describe('sessions', () => {
  it('are listed latest first, with all that the draft said', async () => {
    const { writer, openReader } = createLog();
    const first = await writer.createSession(DRAFT, TRACE);
    const second = await writer.createSession({ ...DRAFT, name: 'second' }, TRACE);
    const records = await openReader().sessions();
    expect(records.map(({ id }) => id)).toEqual([second, first]);
    expect(records[1]).toEqual({
      ...DRAFT,
      id: first,
      state: 'connecting',
      buffered: 0,
      sent: { frames: 0, bytes: 0 },
      received: { frames: 0, bytes: 0 },
      firstIndex: 0,
      nextIndex: 0,
    });
    await writer.close();
  });

  it('keep how they were signed apart from their record', async () => {
    const { writer, openReader } = createLog();
    const id = await writer.createSession(DRAFT, TRACE);
    const reader = openReader();
    expect(await reader.detail(id)).toEqual({ id, signature: TRACE });
    expect(await reader.detail(id + 1)).toBeUndefined();
    await writer.close();
  });

  it('count messages and bytes each way, and no event rows', async () => {
    const { writer, openReader } = createLog();
    const id = await writer.createSession(DRAFT, TRACE);
    writer.append(id, textRow('connected', 10, 'event'));
    writer.append(id, textRow('grüße', 20, 'sent'));
    writer.append(id, textRow('four', 30));
    writer.append(id, textRow('closed', 40, 'event'));
    await writer.flush();
    expect((await openReader().sessions())[0]).toMatchObject({
      sent: { frames: 1, bytes: 7 },
      received: { frames: 1, bytes: 4 },
      lastFrameAt: 30,
      nextIndex: 4,
    });
    await writer.close();
  });

  it('go on counting after a clear, while the rows are gone', async () => {
    const { writer, openReader, indexedDB } = createLog();
    const reader = openReader();
    const id = await writer.createSession(DRAFT, TRACE);
    for (const text of ['a', 'b']) writer.append(id, textRow(text));
    await writer.flush();
    writer.append(id, textRow('never written'));
    await writer.clear(id);
    await settle();
    expect(await reader.rows(id, 0, 10)).toEqual([]);
    expect(await storedSegments(indexedDB)).toEqual([]);
    writer.append(id, textRow('c'));
    await writer.flush();
    expect((await reader.rows(id, 0, 10)).map(({ index, payload }) => [index, textOf({ payload })])).toEqual([
      [3, 'c'],
    ]);
    expect((await reader.sessions())[0]).toMatchObject({
      firstIndex: 3,
      nextIndex: 4,
      received: { frames: 4, bytes: 16 },
    });
    await writer.close();
  });

  it('can be cleared after they have ended, by another writer too', async () => {
    const { writer, newWriter, openReader, indexedDB, posts } = createLog();
    const id = await writer.createSession(DRAFT, TRACE);
    writer.append(id, textRow('a'));
    writer.update(id, { state: 'closed', endedAt: 5 });
    await writer.close();
    const later = newWriter();
    await later.clear(id);
    expect(await storedSegments(indexedDB)).toEqual([]);
    expect((await openReader().sessions())[0]).toMatchObject({
      firstIndex: 1,
      nextIndex: 1,
      state: 'closed',
    });
    expect(posts.at(-1)).toMatchObject({ type: 'tail', sessions: [{ id, firstIndex: 1 }] });
    await later.close();
  });

  it('are removed with detail and rows, and announced as removed', async () => {
    const { writer, openReader, indexedDB, posts } = createLog();
    const reader = openReader();
    const gone = await writer.createSession(DRAFT, TRACE);
    const kept = await writer.createSession(DRAFT, TRACE);
    for (const id of [gone, kept]) writer.append(id, textRow(`of ${id}`));
    await writer.flush();
    await reader.rows(gone, 0, 1);
    writer.append(gone, textRow('waiting'));
    await writer.remove(gone);
    writer.append(gone, textRow('too late'));
    await writer.flush();
    await settle();
    const told = posts.findIndex(({ type }) => type === 'removed');
    expect(posts[told]).toEqual({ type: 'removed', ids: [gone] });
    const later = posts.slice(told + 1).flatMap((post) => (post.type === 'tail' ? post.sessions : []));
    expect(later.map(({ id }) => id)).not.toContain(gone);
    expect((await reader.sessions()).map(({ id }) => id)).toEqual([kept]);
    expect(await reader.detail(gone)).toBeUndefined();
    expect(await reader.rows(gone, 0, 10)).toEqual([]);
    expect((await storedSegments(indexedDB)).map(({ sessionId }) => sessionId)).toEqual([kept]);
    await writer.close();
  });
});

describe('begin', () => {
  it('marks what a dead writer left open as lost, with a row that says so', async () => {
    const { writer, newWriter, openReader } = createLog({ now: () => 9_000 });
    const open = await writer.createSession(DRAFT, TRACE);
    writer.update(open, { state: 'open', openedAt: 1_100 });
    writer.append(open, textRow('last words', 2_000));
    const closed = await writer.createSession(DRAFT, TRACE);
    writer.update(closed, { state: 'closed', endedAt: 1_500 });
    const connecting = await writer.createSession(DRAFT, TRACE);
    await writer.flush();

    const next = newWriter();
    await next.begin({ wipe: false });
    const reader = openReader();
    const states = new Map((await reader.sessions()).map((record) => [record.id, record]));
    expect(states.get(open)).toMatchObject({ state: 'lost', endedAt: 2_000, nextIndex: 2 });
    expect(states.get(connecting)).toMatchObject({ state: 'lost', endedAt: DRAFT.createdAt, nextIndex: 1 });
    expect(states.get(closed)).toMatchObject({ state: 'closed', endedAt: 1_500, nextIndex: 0 });
    const [, row] = await reader.rows(open, 0, 9);
    expect(row).toMatchObject({ direction: 'event', bad: true, time: 9_000 });
    expect(textOf(row!)).toContain('connection lost');
    await next.close();
  });

  it('ends the wait of a session that was to be opened again', async () => {
    const { writer, newWriter, openReader } = createLog();
    const id = await writer.createSession(DRAFT, TRACE);
    writer.update(id, { state: 'reconnecting', retryAt: 9_000, attempt: 3 });
    await writer.flush();
    const next = newWriter();
    await next.begin({ wipe: false });
    const [record] = await openReader().sessions();
    expect(record).toMatchObject({ id, state: 'lost' });
    expect(record).not.toHaveProperty('retryAt');
    await next.close();
  });

  it('deletes what an aborted write has left beyond the last row', async () => {
    const { writer, newWriter, openReader, indexedDB } = createLog();
    const id = await writer.createSession(DRAFT, TRACE);
    writer.append(id, textRow('kept'));
    await writer.flush();
    const database = await openDatabase(indexedDB);
    const left = encodeSegment(id, 700, [textRow('left behind')]);
    const transaction = database.transaction([SEGMENTS, SUMMARIES], 'readwrite');
    transaction.objectStore(SEGMENTS).put(left);
    transaction.objectStore(SUMMARIES).put(summarise(left));
    await committed(transaction);
    database.close();
    const next = newWriter();
    await next.begin({ wipe: false });
    const reader = openReader();
    expect((await reader.rows(id, 0, 1_000)).map(({ index }) => index)).toEqual([0, 1]);
    expect((await reader.summaries(id, 0)).map(({ firstIndex }) => firstIndex)).toEqual([0, 1]);
    await next.close();
  });

  it('changes nothing the second time', async () => {
    const { writer, newWriter, openReader } = createLog();
    await writer.createSession(DRAFT, TRACE);
    const next = newWriter();
    await next.begin({ wipe: false });
    const before = await openReader().sessions();
    await next.begin({ wipe: false });
    expect(await openReader().sessions()).toEqual(before);
    await next.close();
  });

  it('leaves the sessions alone that this writer holds', async () => {
    const { writer, openReader } = createLog();
    const id = await writer.createSession(DRAFT, TRACE);
    await writer.begin({ wipe: false });
    expect((await openReader().sessions())[0]).toMatchObject({ id, state: 'connecting', nextIndex: 0 });
    await writer.close();
  });

  it('wipes everything when asked to, and never gives an id out again', async () => {
    const { writer, openReader, indexedDB, posts } = createLog();
    const id = await writer.createSession(DRAFT, TRACE);
    writer.append(id, textRow('a'));
    await writer.flush();
    await writer.begin({ wipe: true });
    writer.append(id, textRow('to nobody'));
    await writer.flush();
    const reader = openReader();
    expect(await reader.sessions()).toEqual([]);
    expect(await reader.detail(id)).toBeUndefined();
    expect(await storedSegments(indexedDB)).toEqual([]);
    expect(posts.filter(({ type }) => type === 'removed')).toEqual([{ type: 'removed', ids: [id] }]);
    expect(await writer.createSession(DRAFT, TRACE)).toBeGreaterThan(id);
    await writer.close();
  });
});

describe('change', () => {
  it('names and pins a session that goes on, and one that has ended', async () => {
    const { writer, newWriter, openReader, posts } = createLog();
    const id = await writer.createSession(DRAFT, TRACE);
    await writer.change(id, { name: 'Orders' });
    writer.update(id, { state: 'closed', endedAt: 9 });
    await writer.close();
    expect((await openReader().sessions())[0]).toMatchObject({ name: 'Orders', state: 'closed' });

    const later = newWriter();
    await later.change(id, { pinned: true });
    expect((await openReader().sessions())[0]).toMatchObject({ name: 'Orders', pinned: true, endedAt: 9 });
    expect(posts.at(-1)).toMatchObject({ sessions: [{ id, name: 'Orders', pinned: true }] });
    await later.change(id + 1, { name: 'nobody' });
    expect(await openReader().sessions()).toHaveLength(1);
    await later.close();
  });
});

describe('setSignature', () => {
  it('replaces how a session was signed, and brings none back that was removed', async () => {
    const { writer, openReader } = createLog();
    const id = await writer.createSession(DRAFT, TRACE);
    const fresh = { ...TRACE, signedAt: 2_000 };
    await writer.setSignature(id, fresh);
    expect(await openReader().detail(id)).toEqual({ id, signature: fresh });
    await writer.remove(id);
    await writer.setSignature(id, TRACE);
    expect(await openReader().detail(id)).toBeUndefined();
    await writer.close();
  });
});

describe('setHandshake', () => {
  const handshake = { status: 403, requestHeaders: [], responseHeaders: [['server', 'x']] as const };

  it('is kept beside the signature, announced, and brings no session back that was removed', async () => {
    const { writer, openReader, posts } = createLog();
    const sent = { host: 'abc' } as never;
    const id = await writer.createSession(DRAFT, undefined, { sent });
    await writer.setHandshake(id, handshake);
    expect(await openReader().detail(id)).toEqual({ id, sent, handshake });
    await writer.setSignature(id, TRACE);
    expect(await openReader().detail(id)).toEqual({ id, sent, handshake, signature: TRACE });
    writer.update(id, { state: 'failed' });
    await writer.flush();
    posts.length = 0;
    await writer.setHandshake(id, handshake);
    await expect.poll(() => posts).toMatchObject([{ type: 'tail', sessions: [{ id, state: 'failed' }] }]);
    await writer.remove(id);
    await writer.setHandshake(id, handshake);
    expect(await openReader().detail(id)).toBeUndefined();
    await writer.close();
  });
});

describe('resume', () => {
  it('takes an ended session up again, in this writer or another, with its rows going on', async () => {
    const { writer, newWriter, openReader } = createLog();
    const reader = openReader();
    const id = await writer.createSession(DRAFT, undefined);
    writer.append(id, textRow('one', 2_000));
    writer.update(id, { state: 'lost', endedAt: 2_000 });
    await writer.flush();
    writer.append(id, textRow('nobody takes this', 3_000));
    expect(await writer.resume(id, { state: 'open', endedAt: undefined })).toBe(true);
    writer.append(id, textRow('two', 4_000));
    await writer.close();
    const later = newWriter();
    expect(await later.resume(id, { state: 'closed', endedAt: 5_000 })).toBe(true);
    later.append(id, textRow('three', 5_000));
    await later.flush();
    expect((await reader.rows(id, 0, 9)).map(textOf)).toEqual(['one', 'two', 'three']);
    expect((await reader.sessions())[0]).toMatchObject({
      state: 'closed',
      endedAt: 5_000,
      received: { frames: 3 },
      nextIndex: 3,
    });
    await later.close();
  });

  it('finds nothing where the session is gone', async () => {
    const { writer, openReader } = createLog();
    const id = await writer.createSession(DRAFT, undefined);
    await writer.remove(id);
    expect(await writer.resume(id, { state: 'open' })).toBe(false);
    await writer.flush();
    expect(await openReader().sessions()).toEqual([]);
    await writer.close();
  });
});

describe('an update', () => {
  it('takes back what it gives as undefined', async () => {
    const { writer, openReader } = createLog();
    const id = await writer.createSession(DRAFT, TRACE);
    writer.update(id, { state: 'reconnecting', retryAt: 5, attempt: 2, endedAt: 4 });
    writer.update(id, { state: 'open', retryAt: undefined, attempt: undefined, endedAt: undefined });
    await writer.flush();
    const [record] = await openReader().sessions();
    for (const field of ['retryAt', 'attempt', 'endedAt']) expect(record).not.toHaveProperty(field);
    await writer.close();
  });
});
