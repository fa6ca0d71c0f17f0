import { expect, it } from 'vitest';
import type { Gap } from '#core/session.ts';
import { gapsAfter } from '#log/gaps.ts';

const after = (state: 'open' | 'reconnecting', gaps: Gap[] | undefined, patch: object, lastTime: number) =>
  gapsAfter({ state, ...(gaps ? { gaps } : {}) }, patch, lastTime);

it('begins a gap at the row that told of the drop', () => {
  expect(after('open', undefined, { state: 'reconnecting' }, 1_000)).toEqual([{ from: 1_000 }]);
});

it('ends it when the connection is open again', () => {
  const gaps = [{ from: 1_000, to: 2_000 }, { from: 5_000 }];
  expect(after('reconnecting', gaps, { state: 'open', openedAt: 9_000 }, 8_999)).toEqual([
    { from: 1_000, to: 2_000 },
    { from: 5_000, to: 9_000 },
  ]);
});

it('goes on while attempts fail', () => {
  expect(after('reconnecting', [{ from: 1_000 }], { state: 'reconnecting' }, 3_000)).toBeUndefined();
});

it('knows none at the first opening', () => {
  expect(after('open', undefined, { state: 'open', openedAt: 5 }, 4)).toBeUndefined();
});

it('remembers the latest hundred', () => {
  const gaps = Array.from({ length: 100 }, (_, n) => ({ from: n, to: n + 0.5 }));
  const more = after('open', gaps, { state: 'reconnecting' }, 200);
  expect(more).toHaveLength(100);
  expect(more?.[0]).toEqual({ from: 1, to: 1.5 });
  expect(more?.at(-1)).toEqual({ from: 200 });
});
