import { IDBDatabase } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { LogTrouble } from '#log/contract.ts';
import { createWriteHealth } from '#log/writeHealth.ts';
import { createLog, DRAFT, settle, TRACE, textRow } from './support.ts';

describe('write health', () => {
  function setUp() {
    const clock = { now: 10_000 };
    const waiting = { rows: 0, bytes: 0 };
    return { clock, waiting, health: createWriteHealth(waiting, 4_000, () => clock.now) };
  }

  it('tells of rows that wait longer than a second, until they wait half as long', () => {
    const { clock, waiting, health } = setUp();
    health.begun();
    waiting.rows = 9;
    clock.now += 1_000;
    expect([health.look(), health.trouble]).toEqual([false, undefined]);
    clock.now += 1;
    expect(health.look()).toBe(true);
    expect(health.look()).toBe(false);
    expect(health.trouble).toEqual({
      message: 'Frames wait in memory: frames come faster than the browser writes them to disk.',
      since: 11_001,
      waiting: 9,
      lost: 0,
    });
    health.wrote(11_001 - 501, true);
    expect(health.look()).toBe(false);
    health.wrote(11_001 - 500, true);
    expect([health.look(), health.trouble]).toEqual([true, undefined]);
  });

  it('tells of a quarter of the memory in use, until an eighth is', () => {
    const { waiting, health } = setUp();
    health.begun();
    waiting.rows = 1;
    waiting.bytes = 1_000;
    expect(health.look()).toBe(false);
    waiting.bytes = 1_001;
    expect(health.look()).toBe(true);
    waiting.bytes = 501;
    expect(health.look()).toBe(false);
    waiting.bytes = 500;
    expect(health.look()).toBe(true);
  });

  it('does not take a quiet time for a wait', () => {
    const { clock, waiting, health } = setUp();
    clock.now += 3_600_000;
    expect(health.look()).toBe(false);
    health.begun();
    waiting.rows = 1;
    expect(health.look()).toBe(false);
  });

  it('does not call what was taken in part caught up with', () => {
    const { clock, waiting, health } = setUp();
    health.begun();
    waiting.rows = 1;
    clock.now += 1_001;
    health.wrote(clock.now, false);
    expect(health.look()).toBe(true);
  });

  it('names the failure rather than the delay, with what was lost meanwhile', () => {
    const { clock, waiting, health } = setUp();
    health.begun();
    waiting.rows = 5;
    health.failed(new DOMException('full', 'QuotaExceededError'));
    clock.now += 5_000;
    health.look();
    health.lost();
    health.lost();
    expect(health.trouble).toEqual({
      message: "Frames wait in memory: the browser's storage is full.",
      next: 'Free disk space or remove old sessions.',
      since: 10_000,
      waiting: 5,
      lost: 2,
    });
    waiting.rows = 0;
    health.wrote(clock.now, true);
    health.look();
    expect(health.trouble).toBeUndefined();
    health.failed(new Error('again'));
    expect(health.trouble?.lost).toBe(0);
  });
});

describe('a write that does not end', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
  });
  afterEach(() => {
    vi.restoreAllMocks();
    vi.useRealTimers();
  });

  it('is told within two seconds, with what waits, and so is its end', async () => {
    const { writer, posts } = createLog();
    const id = await writer.createSession(DRAFT, TRACE);
    vi.advanceTimersByTime(16);
    // Nothing leaves this transaction until it is let go.
    let release = () => {};
    const original = IDBDatabase.prototype.transaction;
    vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementationOnce(function (
      this: IDBDatabase,
      ...args
    ) {
      const transaction = original.apply(this, args);
      const store = transaction.objectStore('sessions');
      let held = true;
      release = () => {
        held = false;
      };
      const spin = () => {
        if (held) store.count().onsuccess = spin;
      };
      spin();
      return transaction;
    });
    const troubles = (): (LogTrouble | undefined)[] =>
      posts.map((post) => (post.type === 'tail' ? post.trouble : undefined));

    writer.append(id, textRow('one'));
    vi.advanceTimersByTime(100);
    await settle();
    for (let i = 0; i < 20; i++) {
      writer.append(id, textRow(`${i}`));
      vi.advanceTimersByTime(100);
      await settle(1);
    }
    expect(troubles().at(-1)).toMatchObject({ lost: 0, message: expect.stringContaining('faster than') });
    expect(troubles().at(-1)?.waiting).toBeGreaterThan(10);
    release();
    await writer.flush();
    vi.advanceTimersByTime(2_000);
    expect(troubles().at(-1)).toBeUndefined();
    await writer.close();
  });
});
