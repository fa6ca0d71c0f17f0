import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import {
  canvasHeight,
  type Extent,
  maxTop,
  moveTop,
  revealTop,
  rowWindow,
  scrollOf,
  TALLEST,
  topOf,
} from '#console/frames/rowWindow.ts';

// On a busy machine the many runs take longer than the default allows.
vi.setConfig({ testTimeout: 60_000 });

const extents = fc.record({
  rows: fc.oneof(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0, max: 10_000_000 })),
  rowHeight: fc.constantFrom(18, 22),
  viewport: fc.integer({ min: 50, max: 2_000 }),
});
const withShare = fc.tuple(extents, fc.double({ min: 0, max: 1, noNaN: true }));

function maxScroll(extent: Extent): number {
  return Math.max(0, canvasHeight(extent) - extent.viewport);
}

describe('where rows stand', () => {
  test('the element is never taller than browsers allow', () => {
    fc.assert(fc.property(extents, (extent) => canvasHeight(extent) <= TALLEST));
    expect(canvasHeight({ rows: 10_000_000, rowHeight: 22, viewport: 400 })).toBe(TALLEST);
  });

  test('both ends of the scroll bar are both ends of the list', () => {
    fc.assert(
      fc.property(extents, (extent) => {
        expect(topOf(0, extent)).toBe(0);
        expect(topOf(maxScroll(extent), extent)).toBe(maxTop(extent));
        expect(scrollOf(maxTop(extent), extent)).toBe(maxScroll(extent));
      }),
    );
  });

  test('position to scroll bar and back is the same position', () => {
    fc.assert(
      fc.property(withShare, ([extent, share]) => {
        const top = share * maxTop(extent);
        expect(topOf(scrollOf(top, extent), extent)).toBeCloseTo(top, 3);
      }),
    );
  });

  test('further down the bar is further down the list', () => {
    fc.assert(
      fc.property(withShare, fc.double({ min: 0, max: 1, noNaN: true }), ([extent, share], other) => {
        const [low, high] = [share, other].sort((a, b) => a - b) as [number, number];
        const range = maxScroll(extent);
        expect(topOf(low * range, extent)).toBeLessThanOrEqual(topOf(high * range, extent) + 1e-6);
      }),
    );
  });

  test('near the ends a px of the bar is a px of the list, however long it is', () => {
    const extent = { rows: 10_000_000, rowHeight: 22, viewport: 400 };
    expect(topOf(12_345, extent)).toBe(12_345);
    expect(topOf(maxScroll(extent) - 12_345, extent)).toBe(maxTop(extent) - 12_345);
  });

  test('a wheel step moves as many px anywhere, a jump of the thumb goes by the scale', () => {
    const extent = { rows: 10_000_000, rowHeight: 22, viewport: 400 };
    const middle = topOf(4_000_000, extent);
    expect(moveTop(middle, 4_000_000, 4_000_100, extent)).toBe(middle + 100);
    expect(moveTop(middle, 4_000_000, 5_000_000, extent)).toBe(topOf(5_000_000, extent));
  });

  test('every row in sight is in the window, and only few others', () => {
    fc.assert(
      fc.property(withShare, ([extent, share]) => {
        const top = share * maxTop(extent);
        const { from, to } = rowWindow(top, extent, 5);
        const first = Math.floor(top / extent.rowHeight);
        const last = Math.min(extent.rows, Math.ceil((top + extent.viewport) / extent.rowHeight));
        expect(from).toBeLessThanOrEqual(first);
        expect(to).toBeGreaterThanOrEqual(last);
        expect(from).toBeGreaterThanOrEqual(0);
        expect(to).toBeLessThanOrEqual(extent.rows);
        expect(to - from).toBeLessThanOrEqual(Math.ceil(extent.viewport / extent.rowHeight) + 12);
      }),
    );
  });

  test('revealing a row makes it wholly visible and moves no further than needed', () => {
    fc.assert(
      fc.property(withShare, fc.nat(), ([extent, share], pick) => {
        fc.pre(extent.rows > 0);
        const row = pick % extent.rows;
        const top = share * maxTop(extent);
        const revealed = revealTop(row, top, extent);
        const start = row * extent.rowHeight;
        expect(start).toBeGreaterThanOrEqual(revealed);
        expect(start + extent.rowHeight).toBeLessThanOrEqual(revealed + extent.viewport + 1e-6);
        const visible = start >= top && start + extent.rowHeight <= top + extent.viewport;
        if (visible) expect(revealed).toBe(top);
      }),
    );
  });
});
