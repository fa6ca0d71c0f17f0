// @vitest-environment happy-dom
import { expect, test, vi } from 'vitest';
import type { FramesModel } from '#console/frames/FramesModel.ts';
import { gridKeys } from '#console/frames/gridKeys.ts';

function pressEscape(active: number | undefined, opened: object | undefined, marked?: object) {
  const close = vi.fn();
  const mark = vi.fn();
  const model = {
    scroller: { viewport: { peek: () => 440 } },
    source: { count: 3 },
    activePosition: () => active ?? -1,
    nearestPosition: () => 0,
    active: { peek: () => active },
    opened: { peek: () => opened },
    marked: { peek: () => marked },
    mark,
    close,
  };
  const event = new KeyboardEvent('keydown', { key: 'Escape', cancelable: true });
  gridKeys(model as unknown as FramesModel, event);
  return { close, mark, kept: event.defaultPrevented };
}

test('Escape closes the detail first, then the selection', () => {
  expect(pressEscape(1, {}).close).toHaveBeenCalledWith(false);
  expect(pressEscape(1, undefined).close).toHaveBeenCalledWith(true);
});

test('Escape ends a comparison before it closes the detail', () => {
  const { mark, close } = pressEscape(1, {}, {});
  expect(mark).toHaveBeenCalledWith(undefined);
  expect(close).not.toHaveBeenCalled();
});

test('Escape is left to the browser, which closes the popup, where there is nothing to close', () => {
  expect(pressEscape(1, undefined).kept).toBe(true);
  expect(pressEscape(undefined, undefined)).toMatchObject({ kept: false });
});
