import { expect, test, vi } from 'vitest';
import { FramesModel } from '#console/frames/FramesModel.ts';
import { parseFilter } from '#core/filter/parseFilter.ts';
import { ManualPace, MemoryLog, textFrame } from './fakes.ts';
import { scriptedScanner } from './scriptedScanner.ts';

// On a busy machine the many runs take longer than the default allows.
vi.setConfig({ testTimeout: 60_000 });

async function open(rows: number) {
  const log = new MemoryLog(rows);
  const pace = new ManualPace();
  const model = new FramesModel({ log, scanner: log.scanner, sessionId: 1, pace });
  model.update(log.record);
  await pace.settle();
  return { log, pace, model };
}

function shown(model: FramesModel): (number | undefined)[] {
  return model.painter.painted.peek().frames.map((frame) => frame?.index);
}

/** As by the wheel: nothing is selected. */
function scrollTo(model: FramesModel, position: number): void {
  model.select(position);
  model.close(true);
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

test('of a flood ten pictures a second are read, and the last one is complete', async () => {
  const { model, log, pace } = await open(1_000);
  log.reads = [];
  for (let at = 0; at < 60; at += 1) {
    log.add(300);
    model.update(log.record);
    await new Promise((resolve) => setImmediate(resolve));
    pace.frame();
  }
  expect(log.reads.length).toBeGreaterThan(7);
  expect(log.reads.length).toBeLessThan(12);
  await pace.settle();
  expect(shown(model).at(-1)).toBe(18_999);
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

test('a new filter ends the search before it, and clearing ends the last', async () => {
  const { model, log, pace } = await open(1_000);
  model.setFilter(filterOf('tick'));
  model.setFilter(filterOf('"n\\":5}"'));
  expect(log.scanner.running).toBe(1);
  await pace.settle();
  expect(shown(model)).toEqual([5]);
  model.setFilter(undefined);
  expect(log.scanner.running).toBe(0);
});

test('clearing a filter leads back to where one was before it', async () => {
  const { model, pace } = await open(5_000);
  scrollTo(model, 2_010);
  await pace.settle();
  const before = shown(model);
  expect(before).toContain(2_010);
  model.setFilter(filterOf('"n\\":7}"'));
  await pace.settle();
  model.setFilter(undefined);
  await pace.settle();
  expect(shown(model)).toEqual(before);
  expect(model.following.peek()).toBe(false);
});

test('clearing a filter keeps the hit that one has scrolled to', async () => {
  const { model, pace } = await open(50_000);
  model.setFilter(filterOf('/"n":\\d*77}/'));
  await pace.settle();
  scrollTo(model, 100);
  await pace.settle();
  const middle = shown(model)[Math.floor(shown(model).length / 2)];
  model.setFilter(undefined);
  await pace.settle();
  expect(shown(model)).toContain(middle);
});

test('clearing a filter goes on following where that was so', async () => {
  const { model, pace } = await open(5_000);
  model.setFilter(filterOf('"n\\":7}"'));
  await pace.settle();
  model.setFilter(undefined);
  await pace.settle();
  expect(shown(model).at(-1)).toBe(4_999);
  expect(model.following.peek()).toBe(true);
});

test('the old rows stay for a moment while a search has found nothing yet', async () => {
  const scanner = scriptedScanner();
  const log = new MemoryLog(100);
  const pace = new ManualPace();
  const model = new FramesModel({ log, scanner, sessionId: 1, pace });
  model.update(log.record);
  await pace.settle();
  model.setFilter(filterOf('never'));
  pace.frame();
  expect(model.painter.painted.peek().count).toBe(100);
  pace.now += 1_000;
  pace.frame();
  expect(model.painter.painted.peek().count).toBe(0);
});

test('a row chosen while older hits stream in stays in sight', async () => {
  const scanner = scriptedScanner();
  const log = new MemoryLog(10_000);
  const pace = new ManualPace();
  const model = new FramesModel({ log, scanner, sessionId: 1, pace });
  model.update(log.record);
  model.setFilter(filterOf('tick'));
  const past = (from: number, to: number) =>
    scanner.searches[0]!.tell({
      type: 'past',
      hits: Uint32Array.from({ length: from - to }, (_, at) => from - 1 - at),
      down: to,
    });
  past(10_000, 9_000);
  await pace.settle();
  past(9_000, 5_000);
  model.select(model.source.positionOf(9_100));
  await pace.settle();
  expect(shown(model)).toContain(9_100);
  const top = model.scroller.top.peek() / 22;
  expect(top).toBeLessThanOrEqual(4_100);
  expect(top + model.scroller.viewport.peek() / 22).toBeGreaterThanOrEqual(4_101);
});

test('of large rows fewer are read along', async () => {
  const { model, log, pace } = await open(1_000);
  log.frames.length = 0;
  log.add(1_000, (index) => textFrame(index, 'x', { size: 131_072 }));
  model.select(500);
  await pace.settle();
  model.select(300);
  log.reads = [];
  await pace.settle();
  const read = log.reads.reduce((sum, [from, to]) => sum + to - from, 0);
  expect(read).toBeGreaterThan(30);
  expect(read).toBeLessThan(70);
});

test('of hits that lie far apart only those in sight are read', async () => {
  const { model, log, pace } = await open(50_000);
  model.setFilter(filterOf('/"n":\\d*77}/'));
  await pace.settle();
  log.reads = [];
  model.select(0);
  await pace.settle();
  expect(log.reads.length).toBeGreaterThan(10);
  expect(log.reads.length).toBeLessThan(40);
});

test('nothing is painted after the view is gone', async () => {
  const { model, log, pace } = await open(10);
  log.add(5);
  model.update(log.record);
  model.dispose();
  await pace.settle();
  expect(model.painter.painted.peek().count).toBe(10);
});
