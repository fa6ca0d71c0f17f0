import { expect, test } from 'vitest';
import { FramesModel } from '#console/frames/FramesModel.ts';
import { parseFilter } from '#core/filter/parseFilter.ts';
import { ManualPace, MemoryLog } from '../fakes.ts';
import { scriptedScanner } from '../scriptedScanner.ts';

async function open(rows: number, scripted = false) {
  const log = new MemoryLog(rows);
  const pace = new ManualPace();
  const scanner = scriptedScanner();
  const model = new FramesModel({ log, scanner: scripted ? scanner : log.scanner, sessionId: 1, pace });
  model.update(log.record);
  await pace.settle();
  return { log, pace, model, scanner };
}

function filterOf(text: string) {
  const reading = parseFilter(text);
  if ('fault' in reading) throw new Error(reading.fault);
  return reading.filter;
}

/** Row at which the visible part begins. */
const topRow = (model: FramesModel) => model.scroller.top.peek() / 22;

test('selects the row and centres it', async () => {
  const { model, pace } = await open(100_000);
  expect(await model.goTo({ index: 50_000 })).toBeUndefined();
  await pace.settle();
  expect(model.active.peek()).toBe(50_000);
  expect(topRow(model)).toBeCloseTo(50_000 - 9.5, 5);
  expect(model.painter.painted.peek().frames.map((frame) => frame?.index)).toContain(50_000);
  expect(model.following.peek()).toBe(false);
});

test('goes to the first row at a time or later', async () => {
  const { model } = await open(1_000);
  expect(await model.goTo({ time: 500_001 })).toBeUndefined();
  expect(model.active.peek()).toBe(501);
  await model.goTo({ time: -5 });
  expect(model.active.peek()).toBe(0);
});

test('says what the log holds where there is no such frame', async () => {
  const { model, log } = await open(1_000);
  log.first = 200;
  model.update(log.record);
  expect(await model.goTo({ index: 12_344 })).toBe(
    'There is no frame #12,345: the log holds #201 to #1,000.',
  );
  expect(await model.goTo({ index: 0 })).toMatch(/^There is no frame #1:/);
  expect(await model.goTo({ time: 5_000_000 })).toMatch(
    /^No frame came at \d\d:\d\d:\d\d\.\d\d\d or later\.$/,
  );
  expect(model.active.peek()).toBeUndefined();
});

test('an empty log has nowhere to go', async () => {
  const { model } = await open(0);
  expect(await model.goTo({ time: 0 })).toBe('There are no frames to go to.');
});

test('with a filter on goes to the next row that passes, or says that none does', async () => {
  const { model, pace } = await open(2_000);
  model.setFilter(filterOf('"n\\":77"'));
  await pace.settle();
  await model.goTo({ index: 100 });
  expect(model.active.peek()).toBe(770);
  expect(await model.goTo({ index: 1_000 })).toBe('No frame from #1,001 on passes the filter.');
});

test('waits until the search has come so far', async () => {
  const { model, scanner } = await open(2_000, true);
  model.setFilter(filterOf('tick'));
  const { tell } = scanner.searches[0]!;
  tell({ type: 'past', hits: Uint32Array.of(1_900), down: 1_500 });
  let arrived = false;
  const going = model.goTo({ index: 1_000 }).then(() => {
    arrived = true;
  });
  await new Promise((resolve) => setImmediate(resolve));
  expect(arrived).toBe(false);
  tell({ type: 'past', hits: Uint32Array.of(1_100), down: 900 });
  await going;
  expect(model.active.peek()).toBe(1_100);
});

test('goes nowhere when the filter was changed meanwhile', async () => {
  const { model } = await open(2_000, true);
  model.setFilter(filterOf('tick'));
  const going = model.goTo({ index: 1_000 });
  model.setFilter(undefined);
  expect(await going).toBeUndefined();
  expect(model.active.peek()).toBeUndefined();
});
