import { describe, expect, it } from 'vitest';
import type { SessionRecord } from '#core/session.ts';
import { LiveSession } from '#log/liveSession.ts';
import { LiveSessions } from '#log/liveSessions.ts';
import { decodeRows } from '#log/segment.ts';
import { DRAFT, textOf, textRow } from './support.ts';

const empty = (id: number): SessionRecord => ({
  ...DRAFT,
  id,
  state: 'open',
  buffered: 0,
  sent: { frames: 0, bytes: 0 },
  received: { frames: 0, bytes: 0 },
  firstIndex: 0,
  nextIndex: 0,
});

function setUp() {
  const live = new LiveSessions();
  const busy = new LiveSession(empty(1));
  const quiet = new LiveSession(empty(2));
  live.add(busy);
  live.add(quiet);
  return { live, busy, quiet };
}

describe('live sessions', () => {
  it('let a quiet one be written although a busy one always has more', () => {
    const { live, busy, quiet } = setUp();
    live.append(quiet, textRow('x'));
    for (let i = 0; i < 3; i++) live.append(busy, textRow('x'.repeat(900_000)));
    const first = live.take(1_000_000);
    expect(first.portions.map(({ record }) => record.id)).toEqual([1]);
    expect(first.more).toBe(true);
    live.settle(first.portions);
    for (let i = 0; i < 3; i++) live.append(busy, textRow('x'.repeat(900_000)));
    expect(live.take(1_000_000).portions[0]?.record.id).toBe(2);
  });

  it('count what waits in memory', () => {
    const { live, busy, quiet } = setUp();
    live.append(busy, textRow('grüße'));
    live.append(quiet, textRow('x'));
    expect([live.rows, live.bytes]).toEqual([2, 7 + 1 + 2 * 32]);
    live.settle(live.take(1_000).portions);
    expect([live.rows, live.bytes]).toEqual([0, 0]);
  });

  it('are full when one has rows enough for a write, and no longer while those are written', () => {
    const { live, busy, quiet } = setUp();
    for (let i = 0; i < 1_023; i++) live.append(busy, textRow('x'));
    live.append(quiet, textRow('x'));
    expect(live.full).toBe(false);
    live.append(busy, textRow('x'));
    expect(live.full).toBe(true);
    const { portions } = live.take(1_000_000);
    live.append(busy, textRow('x'));
    expect(live.full).toBe(false);
    live.settle(portions);
    expect(live.rows).toBe(1);
    expect(live.full).toBe(false);
  });

  it('let go of one that has ended and is stored', () => {
    const { live, busy } = setUp();
    live.append(busy, textRow('closed', 1, 'event'));
    busy.update({ state: 'closed' });
    expect(live.get(1)).toBe(busy);
    live.settle(live.take(1_000).portions);
    expect(live.get(1)).toBeUndefined();
    expect(live.get(2)).toBeDefined();
  });

  it('hold no row in memory that is on disk and will not grow', () => {
    const { live, busy } = setUp();
    live.append(busy, textRow('x'));
    for (let i = 0; i < 2; i++) live.append(busy, textRow('x'.repeat(2_000_000)));
    const { portions } = live.take(10_000_000);
    expect(portions[0]?.segments.map(({ firstIndex }) => firstIndex)).toEqual([0, 1, 2]);
    live.settle(portions);
    live.append(busy, textRow('y'));
    expect(live.take(10_000_000).portions[0]?.segments.map(({ firstIndex }) => firstIndex)).toEqual([3]);
  });

  it('write the same although their buffers are used again', () => {
    const { live, busy } = setUp();
    const expected: string[] = [];
    const written: string[] = [];
    const append = (text: string) => {
      expected.push(text);
      live.append(busy, textRow(text));
    };
    for (let round = 0; round < 6; round++) {
      for (let i = 0; i < 1_100; i++) append(`${round} ${'x'.repeat((round * 7 + i) % 90)}`);
      const { portions } = live.take(10_000_000);
      live.settle(portions);
      append('into a buffer that is used again');
      for (const { segments } of portions) {
        for (const frame of segments.flatMap((segment) => decodeRows(segment)))
          written[frame.index] = textOf(frame);
      }
    }
    expect(written).toEqual(expected.slice(0, -1));
  });
});
