/**
 * Where rows stand in a scroller. Browsers cap an element's height (about 15 million px in
 * Firefox, 33 million in Chrome), so beyond `TALLEST` the scroll bar is a scaled picture of the
 * list: exact near both ends, where people mostly are, and squeezed in the middle.
 * "Top" is always the true position in the list in px; "scroll" is the element's scrollTop.
 */
export const TALLEST = 8_000_000;
const EXACT_EDGE = 1_000_000;

export interface Extent {
  rows: number;
  rowHeight: number;
  /** Height of what is visible, px. */
  viewport: number;
}

/** Height to give the canvas, px. */
export function canvasHeight(extent: Extent): number {
  return Math.min(extent.rows * extent.rowHeight, TALLEST);
}

/** The largest top, px. */
export function maxTop(extent: Extent): number {
  return Math.max(0, extent.rows * extent.rowHeight - extent.viewport);
}

function maxScroll(extent: Extent): number {
  return Math.max(0, canvasHeight(extent) - extent.viewport);
}

/** Px of list per px of scroll bar in the squeezed middle; 1 where nothing is squeezed. */
function middleScale(extent: Extent): number {
  const list = maxTop(extent) - 2 * EXACT_EDGE;
  const bar = maxScroll(extent) - 2 * EXACT_EDGE;
  return bar > 0 ? list / bar : 1;
}

/** The list position that a scrollTop stands for. */
export function topOf(scroll: number, extent: Extent): number {
  const top = maxTop(extent);
  const range = maxScroll(extent);
  if (top === range) return clamp(scroll, 0, top);
  if (scroll <= EXACT_EDGE) return Math.max(0, scroll);
  if (scroll >= range - EXACT_EDGE) return Math.min(top, top - (range - scroll));
  return EXACT_EDGE + (scroll - EXACT_EDGE) * middleScale(extent);
}

/** The scrollTop that stands for a list position; the inverse of `topOf`. */
export function scrollOf(top: number, extent: Extent): number {
  const last = maxTop(extent);
  const range = maxScroll(extent);
  if (last === range) return clamp(top, 0, range);
  if (top <= EXACT_EDGE) return Math.max(0, top);
  if (top >= last - EXACT_EDGE) return Math.min(range, range - (last - top));
  return EXACT_EDGE + (top - EXACT_EDGE) / middleScale(extent);
}

/**
 * The new top after the element scrolled. In the squeezed middle a wheel's or key's step must
 * move the list by that many px and not by a hundred rows; only larger jumps (the scroll bar's
 * thumb) are read off the scale.
 */
export function moveTop(top: number, from: number, to: number, extent: Extent): number {
  const last = maxTop(extent);
  if (last === maxScroll(extent)) return clamp(to, 0, last);
  const step = to - from;
  if (Math.abs(step) <= 3 * extent.viewport) return clamp(top + step, 0, last);
  return topOf(to, extent);
}

/** First row (inclusive) and last row (exclusive) to paint at a top, with rows to spare. */
export function rowWindow(top: number, extent: Extent, overscan: number): { from: number; to: number } {
  const from = Math.floor(top / extent.rowHeight) - overscan;
  const to = Math.ceil((top + extent.viewport) / extent.rowHeight) + overscan;
  return { from: clamp(from, 0, extent.rows), to: clamp(to, 0, extent.rows) };
}

/** The top nearest to the present one at which a row is wholly visible. */
export function revealTop(row: number, top: number, extent: Extent): number {
  const start = row * extent.rowHeight;
  const end = start + extent.rowHeight;
  if (start < top) return clamp(start, 0, maxTop(extent));
  if (end > top + extent.viewport) return clamp(end - extent.viewport, 0, maxTop(extent));
  return clamp(top, 0, maxTop(extent));
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}
