import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SessionRecord } from '#core/session.ts';
import { createAnnouncer } from '#log/announcer.ts';
import type { LogAnnouncement } from '#log/contract.ts';
import { DRAFT } from './support.ts';

const record = (id: number, nextIndex: number): SessionRecord => ({
  ...DRAFT,
  id,
  state: 'open',
  buffered: 0,
  sent: { frames: 0, bytes: 0 },
  received: { frames: nextIndex, bytes: 0 },
  firstIndex: 0,
  nextIndex,
});

function setUp() {
  const posts: LogAnnouncement[] = [];
  const channel = {
    onmessage: null,
    postMessage: (post: LogAnnouncement) => posts.push(post),
    close: vi.fn(),
  };
  return { posts, channel, announcer: createAnnouncer(channel, () => Date.now()) };
}

describe('announcer', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('posts the first at once, and the latest of what follows 16 ms later', () => {
    const { announcer, posts } = setUp();
    for (const nextIndex of [1, 2, 3]) announcer.tail([record(7, nextIndex)]);
    expect(posts).toEqual([{ type: 'tail', sessions: [record(7, 1)] }]);
    vi.advanceTimersByTime(15);
    expect(posts).toHaveLength(1);
    vi.advanceTimersByTime(1);
    expect(posts.slice(1)).toEqual([{ type: 'tail', sessions: [record(7, 3)] }]);
  });

  it('posts less often the more sessions it tells of', () => {
    const { announcer, posts } = setUp();
    const ten = Array.from({ length: 10 }, (_, i) => record(i, 1));
    announcer.tail(ten);
    announcer.tail(ten);
    vi.advanceTimersByTime(149);
    expect(posts).toHaveLength(1);
    vi.advanceTimersByTime(1);
    expect(posts).toHaveLength(2);
  });

  it('never names a session again after it was removed', () => {
    const { announcer, posts } = setUp();
    announcer.tail([record(1, 1)]);
    announcer.tail([record(7, 1), record(8, 1)]);
    announcer.removed([7]);
    vi.advanceTimersByTime(30);
    expect(posts.slice(1)).toEqual([
      { type: 'removed', ids: [7] },
      { type: 'tail', sessions: [record(8, 1)] },
    ]);
  });

  it('posts a cleared session at once, with what waited', () => {
    const { announcer, posts } = setUp();
    announcer.tail([record(1, 1)]);
    announcer.tail([record(2, 5)]);
    announcer.tailNow([record(1, 2)]);
    expect(posts[1]).toEqual({ type: 'tail', sessions: [record(2, 5), record(1, 2)] });
    vi.advanceTimersByTime(100);
    expect(posts).toHaveLength(2);
  });

  it('posts what waits before it closes', () => {
    const { announcer, posts, channel } = setUp();
    announcer.tail([record(1, 1)]);
    announcer.tail([record(1, 2)]);
    announcer.close();
    expect(posts).toHaveLength(2);
    expect(channel.close).toHaveBeenCalledOnce();
  });
});
