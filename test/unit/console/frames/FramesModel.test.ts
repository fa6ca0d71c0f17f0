import { expect, test, vi } from 'vitest';
import { FramesModel } from '#console/frames/FramesModel.ts';
import { parseFilter } from '#core/filter/parseFilter.ts';
import { ManualPace, MemoryLog, textFrame } from './fakes.ts';

// On a busy machine the many runs take longer than the default allows.
vi.setConfig({ testTimeout: 60_000 });

async function open(rows: number) {
  const log = new MemoryLog(rows);
  const pace = new ManualPace();
  const model = new FramesModel({ log, sessionId: 1, pace });
  model.update(log.record);
  await pace.settle();
  return { log, pace, model };
}

function shown(model: FramesModel): (number | undefined)[] {
  return model.painter.painted.peek().frames.map((frame) => frame?.index);
}

function filterOf(text: string) {
  const reading = parseFilter(text);
  if ('fault' in reading) throw new Error(reading.fault);
  return reading.filter;
}

test('shows the newest rows first and reads few of many', async () => {
  const { model, log } = await open(100_000);
  expect(shown(model).at(-1)).toBe(99_999);
  expect(model.painter.painted.peek().count).toBe(100_000);
  const read = log.reads.reduce((sum, [from, to]) => sum + to - from, 0);
  expect(read).toBeLessThan(300);
});

test('follows the tail', async () => {
  const { model, log, pace } = await open(100);
  log.add(1_000);
  model.update(log.record);
  await pace.settle();
  expect(shown(model).at(-1)).toBe(1_099);
  expect(model.unseen.peek()).toBe(0);
});

test('paints once per animation frame however often the log grows', async () => {
  const { model, log, pace } = await open(100);
  for (let at = 0; at < 50; at += 1) {
    log.add(1);
    model.update(log.record);
  }
  expect(pace.frame()).toBe(1);
});

test('keeps the painted rows until the new ones are there', async () => {
  const { model, log, pace } = await open(1_000);
  let release = () => {};
  log.gate = new Promise((resolve) => {
    release = resolve;
  });
  model.select(0);
  await pace.settle();
  expect(shown(model).at(-1)).toBe(999);
  release();
  await pace.settle();
  expect(shown(model)[0]).toBe(0);
});

test('drops an answer that was asked for before the filter changed', async () => {
  const { model, log, pace } = await open(1_000);
  let release = () => {};
  log.gate = new Promise((resolve) => {
    release = resolve;
  });
  model.select(0);
  await pace.settle();
  model.setFilter(filterOf('"n\\":77}"'));
  release();
  log.gate = undefined;
  await pace.settle();
  expect(shown(model)).toEqual([77]);
});

test('stops following when an older row is selected, counts what comes, and jumps back', async () => {
  const { model, log, pace } = await open(1_000);
  model.select(500);
  log.add(123);
  model.update(log.record);
  await pace.settle();
  expect(model.following.peek()).toBe(false);
  expect(model.unseen.peek()).toBe(123);
  expect(shown(model)).toContain(500);
  model.jumpToLatest();
  await pace.settle();
  expect(shown(model).at(-1)).toBe(1_122);
  expect(model.unseen.peek()).toBe(0);
});

test('pause holds the view while the log grows, and resume shows what came', async () => {
  const { model, log, pace } = await open(50);
  model.setPaused(true);
  log.add(1_234);
  model.update(log.record);
  await pace.settle();
  expect(shown(model).at(-1)).toBe(49);
  expect(model.source.heldBack.peek()).toBe(1_234);
  model.setPaused(false);
  await pace.settle();
  expect(shown(model).at(-1)).toBe(1_283);
});

test('a filter shows the hits in order, newest found first, and takes in new rows', async () => {
  const { model, log, pace } = await open(1_000);
  model.setFilter(filterOf('/"n":\\d*7}$/ dir:received'));
  await pace.settle();
  expect(model.source.search.peek()?.state.peek()).toBe('done');
  expect(model.painter.painted.peek().count).toBe(100);
  expect(shown(model).at(-1)).toBe(997);
  log.add(20);
  model.update(log.record);
  await pace.settle();
  expect(model.painter.painted.peek().count).toBe(102);
  expect(shown(model).slice(-3)).toEqual([997, 1_007, 1_017]);
});

test('the selection outlives filters that hide it and is in sight when the filter is cleared', async () => {
  const { model, pace } = await open(5_000);
  model.select(1_234, true);
  await pace.settle();
  model.setFilter(filterOf('"n\\":7}"'));
  await pace.settle();
  expect(shown(model)).toEqual([7]);
  expect(model.opened.peek()?.index).toBe(1_234);
  expect(model.activePosition()).toBe(-1);
  model.setFilter(undefined);
  await pace.settle();
  expect(shown(model)).toContain(1_234);
  expect(model.active.peek()).toBe(1_234);
});

test('older hits that stream in do not move the rows that one looks at', async () => {
  const { model, log, pace } = await open(3_000);
  model.setFilter(filterOf('dir:sent'));
  await new Promise((resolve) => setImmediate(resolve));
  pace.frame();
  await pace.settle();
  const top = model.scroller.top.peek();
  expect(model.painter.painted.peek().count).toBe(1_500);
  expect(top).toBe(1_500 * 22 - model.scroller.viewport.peek());
  expect(log.reads.length).toBeLessThan(20);
});

test('clearing empties the list and lets go of a selected row', async () => {
  const { model, log, pace } = await open(200);
  model.select(100, true);
  await pace.settle();
  log.first = 200;
  model.update(log.record);
  await pace.settle();
  expect(model.painter.painted.peek()).toMatchObject({ count: 0, frames: [] });
  expect(model.active.peek()).toBeUndefined();
  expect(model.opened.peek()).toBeUndefined();
  log.add(1);
  model.update(log.record);
  await pace.settle();
  expect(shown(model)).toEqual([200]);
});

test('an older record changes nothing', async () => {
  const { model, log, pace } = await open(10);
  const older = log.record;
  log.add(10);
  model.update(log.record);
  model.update(older);
  await pace.settle();
  expect(model.painter.painted.peek().count).toBe(20);
});

test('a pattern that takes too long stops the search with a sentence', async () => {
  const { model, log, pace } = await open(0);
  log.add(100, (index) => textFrame(index, 'x'.repeat(5_000)));
  model.update(log.record);
  pace.clock = () => {
    pace.now += 30;
    return pace.now;
  };
  model.setFilter(filterOf('/x.*y/'));
  await pace.settle();
  const search = model.source.search.peek();
  expect(search?.state.peek()).toBe('stopped');
  expect(search?.fault.peek()).toMatch(/takes too long.*\.$/);
});

test('a new filter ends the search before it', async () => {
  const { model, pace } = await open(1_000);
  model.setFilter(filterOf('tick'));
  const before = model.source.search.peek();
  model.setFilter(filterOf('"n\\":5}"'));
  await pace.settle();
  expect(before?.hits.count).toBeLessThan(1_000);
  expect(shown(model)).toEqual([5]);
});

test('nothing is painted after the view is gone', async () => {
  const { model, log, pace } = await open(10);
  log.add(5);
  model.update(log.record);
  model.dispose();
  await pace.settle();
  expect(model.painter.painted.peek().count).toBe(10);
});
