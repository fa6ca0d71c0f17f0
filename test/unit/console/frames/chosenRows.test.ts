import { describe, expect, it, vi } from 'vitest';
import type { FramesModel } from '#console/frames/FramesModel.ts';
import { gridKeys } from '#console/frames/gridKeys.ts';
import { filterOf, openModel } from './modelSupport.ts';

const all = (model: FramesModel) => model.chosenRows(1_000);

describe('choosing several rows', () => {
  it('goes from where it began to the selected row, either way', async () => {
    const { model } = await openModel(1_000);
    model.select(500);
    model.extendTo(503);
    expect(all(model)).toEqual([500, 501, 502, 503]);
    model.extendTo(498);
    expect(all(model)).toEqual([498, 499, 500]);
    expect(model.active.value).toBe(498);
    expect(model.chosenRows(2)).toEqual([498, 499]);
  });

  it('ends when one row is selected, or none', async () => {
    const { model } = await openModel(1_000);
    model.select(500);
    model.extendTo(503);
    model.select(10);
    expect(all(model)).toEqual([10]);
    model.extendTo(12);
    model.close(true);
    expect(all(model)).toEqual([]);
    model.extendTo(20);
    expect(all(model)).toEqual([20]);
  });

  it('takes only the rows that a filter shows', async () => {
    const { model, pace } = await openModel(1_000);
    model.select(100);
    model.extendTo(130);
    const before = all(model);
    model.setFilter(filterOf('dir:sent'));
    await pace.settle();
    await vi.waitFor(() => expect(model.source.search.peek()?.state.peek()).toBe('done'));
    const after = all(model);
    expect(after.length).toBeGreaterThan(0);
    expect(after.length).toBeLessThan(before.length);
    expect(before).toEqual(expect.arrayContaining(after));
  });

  it('is done by Shift with the arrows', async () => {
    const { model } = await openModel(1_000);
    model.select(500);
    const press = (key: string) =>
      gridKeys(model, {
        key,
        shiftKey: true,
        altKey: false,
        ctrlKey: false,
        metaKey: false,
        preventDefault() {},
      } as KeyboardEvent);
    press('ArrowDown');
    press('ArrowDown');
    expect(all(model)).toEqual([500, 501, 502]);
    press('ArrowUp');
    expect(all(model)).toEqual([500, 501]);
  });
});
