import { describe, expect, it } from 'vitest';
import { drawPaths } from '#console/timeline/paths.ts';
import { selectionOf } from '#console/timeline/selection.ts';
import { TimelineModel } from '#console/timeline/TimelineModel.ts';
import { figureWords, pictureWords, sumUp } from '#console/timeline/words.ts';
import type { Gap } from '#core/session.ts';
import type { SegmentSummary } from '#log/contract.ts';
import { createFakeClock } from '#test/harness/console/fakeClock.ts';
import { even, START, summariesOf } from './support.ts';

/** A session of `count` rows, one each 100 ms, told to a model, some time ago. */
async function draw(count: number, more: { state?: 'open' | 'closed'; gaps?: Gap[] } = {}) {
  const clock = createFakeClock(START + count * 100 - 60);
  const reads: number[] = [];
  const summaries: SegmentSummary[] = summariesOf(even(count, 100), 10);
  const log = {
    async summaries(_: number, from: number) {
      reads.push(from);
      return summaries.filter((one) => one.firstIndex + one.rows > from);
    },
  };
  const model = new TimelineModel({ log, sessionId: 1, now: clock.now, later: clock.later });
  const record = { state: 'closed' as const, firstIndex: 0, nextIndex: count, ...more };
  model.update(record);
  // As long as the last rows are given to be seen first.
  await clock.advance(60);
  return { model, clock, reads, record };
}

describe('the timeline', () => {
  it('reads nothing before it is seen', async () => {
    const { model, clock, reads } = await draw(100);
    await clock.advance(1_000);
    expect(reads).toEqual([]);
    model.resize(600);
    await clock.advance(0);
    expect(reads).toEqual([0]);
    expect(model.picture.value?.span).toEqual({ from: START + 100, to: START + 10_000 });
  });

  it('lets the last rows be read and seen before it reads', async () => {
    const { model, clock, reads, record } = await draw(100);
    model.dispose();
    const next = new TimelineModel({
      log: {
        async summaries(_, from) {
          reads.push(from);
          return [];
        },
      },
      sessionId: 2,
      now: clock.now,
      later: clock.later,
    });
    next.resize(600);
    next.update(record);
    await clock.advance(59);
    expect(reads).toEqual([]);
    await clock.advance(1);
    expect(reads).toEqual([0]);
  });

  it('is drawn five times a second at the most, whatever comes', async () => {
    const { model, clock, reads, record } = await draw(100);
    model.resize(600);
    await clock.advance(0);
    let drawn = 0;
    const stop = model.picture.subscribe(() => {
      drawn++;
    });
    for (let n = 1; n <= 100; n++) {
      model.update({ ...record, nextIndex: 100 + n });
      await clock.advance(10);
    }
    stop();
    expect(reads.length).toBeLessThanOrEqual(7);
    expect(drawn).toBeLessThanOrEqual(7);
    expect(drawn).toBeGreaterThan(3);
  });

  it('moves on with the time while the connection is open', async () => {
    const { model, clock } = await draw(100, { state: 'open' });
    model.resize(600);
    await clock.advance(3_000);
    const { to } = model.picture.value!.span;
    await clock.advance(2_000);
    expect(model.picture.value!.span.to - to).toBe(2_000);
    model.dispose();
  });

  it('draws bars no narrower than 3 px, and every gap', async () => {
    const { model, clock } = await draw(100, { gaps: [{ from: START + 2_000, to: START + 4_000 }] });
    model.resize(60);
    await clock.advance(0);
    const picture = model.picture.value!;
    expect(picture.buckets.count).toBeLessThanOrEqual(21);
    expect(picture.gaps).toEqual([{ from: START + 2_000, to: START + 4_000 }]);
    const { gaps, received, sent } = drawPaths(picture, { width: 60, height: 24 });
    expect(gaps.match(/M/g)).toHaveLength(1);
    expect(received.match(/M/g)?.length).toBeGreaterThan(10);
    expect(sent).toBe('');
    expect(pictureWords(picture)).toBe('9.9 s: 100 frames received (100 B), 1 gap.');
  });
});

it('tells exact figures where it knows them, and about where not', async () => {
  const { model, clock } = await draw(100);
  model.resize(600);
  await clock.advance(0);
  const { buckets } = model.picture.value!;
  expect(figureWords(sumUp(buckets, 0, 10))[0]).toMatch(/^\d+ frames received/);
  expect(figureWords({ ...sumUp(buckets, 0, 10), about: true })[0]).toMatch(/^about \d+ frames received/);
  const stretch = sumUp(buckets, 0, 10);
  expect(figureWords(stretch, [stretch.span]).at(-1)).toBe('not connected');
  expect(figureWords(stretch, [{ ...stretch.span, to: stretch.span.from + 1 }]).at(-1)).toBe(
    'partly not connected',
  );
  expect(figureWords(stretch, [{ from: stretch.span.to, to: stretch.span.to + 9 }])).toEqual(
    figureWords(stretch),
  );
  expect(figureWords(sumUp(buckets, buckets.count + 5, buckets.count + 5))).toEqual(['nothing']);
});

describe('the chosen stretch', () => {
  const day = { from: new Date(2026, 10, 22, 11).getTime(), to: new Date(2026, 10, 22, 13).getTime() };
  const at = (minute: number) => new Date(2026, 10, 22, 12, minute).getTime();

  it('is what the filter says', () => {
    expect(selectionOf('error time:12:01..12:04', day)).toEqual({ from: at(1), to: at(5) });
    expect(selectionOf('after:12:01 before:12:04', day)).toEqual({ from: at(1), to: at(4) });
  });

  it('is none where the filter names no time, excludes one, or cannot be read', () => {
    for (const text of ['', 'error', '-time:12:01..12:04', 'time:half past']) {
      expect(selectionOf(text, day)).toBeUndefined();
    }
  });
});
