import { expect, test, vi } from 'vitest';
import { FramesModel } from '#console/frames/FramesModel.ts';
import { ManualPace, MemoryLog, textFrame } from './fakes.ts';
import { openModel, shown } from './modelSupport.ts';

// On a busy machine the many runs take longer than the default allows.
vi.setConfig({ testTimeout: 60_000 });

test('shows the newest rows first and reads few of many', async () => {
  const { model, log } = await openModel(100_000);
  expect(shown(model).at(-1)).toBe(99_999);
  expect(model.painter.painted.peek().count).toBe(100_000);
  const read = log.reads.reduce((sum, [from, to]) => sum + to - from, 0);
  expect(read).toBeLessThan(300);
});

test('reads the first rows at once, and paints them with the next animation frame', async () => {
  const log = new MemoryLog(1_000);
  const pace = new ManualPace();
  const model = new FramesModel({ log, scanner: log.scanner, sessionId: 1, pace });
  model.update(log.record);
  expect(log.reads).toHaveLength(1);
  await new Promise((resolve) => setImmediate(resolve));
  expect(shown(model)).toEqual([]);
  pace.frame();
  expect(shown(model).at(-1)).toBe(999);
});

test('follows the tail', async () => {
  const { model, log, pace } = await openModel(100);
  log.add(1_000);
  model.update(log.record);
  await pace.settle();
  expect(shown(model).at(-1)).toBe(1_099);
  expect(model.unseen.peek()).toBe(0);
});

test('paints once per animation frame however often the log grows', async () => {
  const { model, log, pace } = await openModel(100);
  for (let at = 0; at < 50; at += 1) {
    log.add(1);
    model.update(log.record);
  }
  expect(pace.frame()).toBe(1);
});

test('of a flood ten pictures a second are read, and the last one is complete', async () => {
  const { model, log, pace } = await openModel(1_000);
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
  const { model, log, pace } = await openModel(1_000);
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

test('stops following when an older row is selected, counts what comes, and jumps back', async () => {
  const { model, log, pace } = await openModel(1_000);
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
  const { model, log, pace } = await openModel(50);
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

test('clearing empties the list and lets go of a selected row', async () => {
  const { model, log, pace } = await openModel(200);
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
  const { model, log, pace } = await openModel(10);
  const older = log.record;
  log.add(10);
  model.update(log.record);
  model.update(older);
  await pace.settle();
  expect(model.painter.painted.peek().count).toBe(20);
});

test('of large rows fewer are read along', async () => {
  const { model, log, pace } = await openModel(1_000);
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

test('nothing is painted after the view is gone', async () => {
  const { model, log, pace } = await openModel(10);
  log.add(5);
  model.update(log.record);
  model.dispose();
  await pace.settle();
  expect(model.painter.painted.peek().count).toBe(10);
});
