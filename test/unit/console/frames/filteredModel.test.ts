import { expect, test, vi } from 'vitest';
import { FramesModel } from '#console/frames/FramesModel.ts';
import { ManualPace, MemoryLog } from './fakes.ts';
import { filterOf, openModel, scrollTo, shown } from './modelSupport.ts';
import { scriptedScanner } from './scriptedScanner.ts';

// On a busy machine the many runs take longer than the default allows.
vi.setConfig({ testTimeout: 60_000 });

test('drops an answer that was asked for before the filter changed', async () => {
  const { model, log, pace } = await openModel(1_000);
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

test('a filter shows the hits in order, newest found first, and takes in new rows', async () => {
  const { model, log, pace } = await openModel(1_000);
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
  const { model, pace } = await openModel(5_000);
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
  const { model, log, pace } = await openModel(3_000);
  model.setFilter(filterOf('dir:sent'));
  await new Promise((resolve) => setImmediate(resolve));
  pace.frame();
  await pace.settle();
  const top = model.scroller.top.peek();
  expect(model.painter.painted.peek().count).toBe(1_500);
  expect(top).toBe(1_500 * 22 - model.scroller.viewport.peek());
  expect(log.reads.length).toBeLessThan(20);
});

test('a new filter ends the search before it, and clearing ends the last', async () => {
  const { model, log, pace } = await openModel(1_000);
  model.setFilter(filterOf('tick'));
  model.setFilter(filterOf('"n\\":5}"'));
  expect(log.scanner.running).toBe(1);
  await pace.settle();
  expect(shown(model)).toEqual([5]);
  model.setFilter(undefined);
  expect(log.scanner.running).toBe(0);
});

test('clearing a filter leads back to where one was before it', async () => {
  const { model, pace } = await openModel(5_000);
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
  const { model, pace } = await openModel(50_000);
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
  const { model, pace } = await openModel(5_000);
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

test('of hits that lie far apart only those in sight are read', async () => {
  const { model, log, pace } = await openModel(50_000);
  model.setFilter(filterOf('/"n":\\d*77}/'));
  await pace.settle();
  log.reads = [];
  model.select(0);
  await pace.settle();
  expect(log.reads.length).toBeGreaterThan(10);
  expect(log.reads.length).toBeLessThan(40);
});
