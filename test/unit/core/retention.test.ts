import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseExpired, type Retention, type StoredSession } from '#core/retention.ts';

const DAY = 86_400_000;
const NOW = 1_000 * DAY;

const ended = (id: number, daysAgo: number, bytes: number): StoredSession => ({
  id,
  endedAt: NOW - daysAgo * DAY,
  bytes,
});

const sessions: fc.Arbitrary<StoredSession[]> = fc.uniqueArray(
  fc
    .record({
      id: fc.nat(50),
      endedAt: fc.option(fc.integer({ min: NOW - 20 * DAY, max: NOW }), { nil: undefined }),
      pinned: fc.boolean(),
      bytes: fc.nat(1_000),
    })
    .map(({ endedAt, ...session }) => (endedAt === undefined ? session : { ...session, endedAt })),
  { selector: ({ id }) => id, maxLength: 25 },
);
const retention: fc.Arbitrary<Retention> = fc
  .record({
    maxDays: fc.option(fc.integer({ min: 1, max: 25 }), { nil: undefined }),
    maxBytes: fc.option(fc.nat(10_000), { nil: undefined }),
  })
  .map(({ maxDays, maxBytes }) => ({
    keep: true,
    ...(maxDays === undefined ? {} : { maxDays }),
    ...(maxBytes === undefined ? {} : { maxBytes }),
  }));

describe('chooseExpired', () => {
  it('takes what ended longer ago than the days', () => {
    const all = [ended(1, 8, 5), ended(2, 7, 5), ended(3, 30, 5)];
    expect(chooseExpired(all, { keep: true, maxDays: 7 }, NOW)).toEqual([3, 1]);
  });

  it('takes the oldest until the rest has no more than the bytes', () => {
    const all = [ended(1, 1, 40), ended(2, 4, 40), ended(3, 3, 40), ended(4, 2, 40)];
    expect(chooseExpired(all, { keep: true, maxBytes: 100 }, NOW)).toEqual([2, 3]);
  });

  it('counts what has not ended, and takes others for it', () => {
    const all = [{ id: 1, bytes: 90 }, ended(2, 2, 10), ended(3, 1, 10)];
    expect(chooseExpired(all, { keep: true, maxBytes: 100 }, NOW)).toEqual([2]);
  });

  it('leaves the session that ended last, however large', () => {
    expect(chooseExpired([ended(1, 0, 5_000)], { keep: true, maxBytes: 100 }, NOW)).toEqual([]);
    expect(chooseExpired([ended(1, 9, 5_000)], { keep: true, maxDays: 7, maxBytes: 100 }, NOW)).toEqual([1]);
  });

  it('neither takes nor counts what is pinned', () => {
    const all = [{ ...ended(1, 90, 900), pinned: true }, ended(2, 2, 60), ended(3, 1, 40)];
    expect(chooseExpired(all, { keep: true, maxDays: 7, maxBytes: 100 }, NOW)).toEqual([]);
  });

  it('takes nothing without a limit', () => {
    fc.assert(
      fc.property(sessions, (all) => {
        expect(chooseExpired(all, { keep: false }, NOW)).toEqual([]);
      }),
    );
  });

  it('takes only what has ended and is not pinned, each once, oldest first', () => {
    fc.assert(
      fc.property(sessions, retention, (all, kept) => {
        const byId = new Map(all.map((session) => [session.id, session]));
        const taken = chooseExpired(all, kept, NOW).map((id) => byId.get(id)!);
        expect(new Set(taken).size).toBe(taken.length);
        for (const session of taken)
          expect([session.pinned, typeof session.endedAt]).toEqual([false, 'number']);
        const ends = taken.map(({ endedAt = 0 }) => endedAt);
        expect(ends).toEqual(ends.toSorted((a, b) => a - b));
      }),
    );
  });

  it('leaves nothing too old, nothing too much, and takes no more than it must', () => {
    fc.assert(
      fc.property(sessions, retention, (all, kept) => {
        const { maxDays = Number.POSITIVE_INFINITY, maxBytes = Number.POSITIVE_INFINITY } = kept;
        const taken = chooseExpired(all, kept, NOW);
        const ofAge = ({ endedAt }: StoredSession) => NOW - (endedAt ?? NOW) <= maxDays * DAY;
        const counted = all.filter(({ pinned }) => !pinned);
        const left = counted.filter(({ id }) => !taken.includes(id));
        const size = (some: StoredSession[]) => some.reduce((sum, { bytes }) => sum + bytes, 0);
        expect(left.every(ofAge)).toBe(true);
        if (size(left) > maxBytes)
          expect(left.filter(({ endedAt }) => endedAt !== undefined).length).toBeLessThan(2);
        // Whatever was taken of age was too much together with all that stayed.
        const spared = counted.filter((session) => taken.includes(session.id) && ofAge(session));
        const [oldest] = spared.toSorted((a, b) => b.endedAt! - a.endedAt! || b.id - a.id);
        if (oldest) expect(size([...left, oldest])).toBeGreaterThan(maxBytes);
      }),
    );
  });

  it('has nothing more to take when it is asked again', () => {
    fc.assert(
      fc.property(sessions, retention, (all, kept) => {
        const taken = chooseExpired(all, kept, NOW);
        const left = all.filter(({ id }) => !taken.includes(id));
        expect(chooseExpired(left, kept, NOW)).toEqual([]);
      }),
    );
  });
});
