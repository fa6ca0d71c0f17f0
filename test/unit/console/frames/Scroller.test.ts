// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { maxTop } from '#console/frames/rowWindow.ts';
import { Scroller } from '#console/frames/Scroller.ts';

let element: HTMLElement;
let canvas: HTMLElement;
let height: number;
const moves: boolean[] = [];

function attach(rows: number): Scroller {
  const scroller = new Scroller(22, (up) => moves.push(up));
  scroller.attach(element, canvas);
  scroller.place(rows, 0);
  moves.length = 0;
  return scroller;
}

function scrollTo(place: number): void {
  element.scrollTop = place;
  element.dispatchEvent(new Event('scroll'));
}

beforeEach(() => {
  vi.useFakeTimers();
  height = 400;
  element = document.createElement('div');
  canvas = document.createElement('div');
  Object.defineProperty(element, 'clientHeight', { get: () => height });
  moves.length = 0;
});

afterEach(() => vi.useRealTimers());

test('the canvas is as tall as the list, up to what browsers allow', () => {
  const scroller = attach(100);
  expect(canvas.style.height).toBe('2200px');
  scroller.place(10_000_000, 0);
  expect(canvas.style.height).toBe('8000000px');
});

test('tells which way the person scrolled, and nothing of its own moves', () => {
  const scroller = attach(1_000);
  scroller.place(1_000, 5_000);
  element.dispatchEvent(new Event('scroll'));
  expect(moves).toEqual([]);
  scrollTo(5_100);
  scrollTo(4_900);
  expect(moves).toEqual([false, true]);
  expect(scroller.top.peek()).toBe(4_900);
});

test('a turn of the wheel upwards counts before anything has moved', () => {
  const scroller = attach(1_000);
  scroller.place(1_000, 5_000);
  element.dispatchEvent(new WheelEvent('wheel', { deltaY: -3 }));
  element.dispatchEvent(new WheelEvent('wheel', { deltaY: 3 }));
  expect(moves).toEqual([true]);
});

test('in a squeezed list small steps are exact, and the thumb catches up at rest', () => {
  const scroller = attach(10_000_000);
  scrollTo(4_000_000);
  const middle = scroller.top.peek();
  scrollTo(4_000_100);
  expect(scroller.top.peek()).toBe(middle + 100);
  expect(element.scrollTop).toBe(4_000_100);
  vi.advanceTimersByTime(1_000);
  expect(element.scrollTop).toBeLessThan(4_000_010);
  expect(scroller.top.peek()).toBe(middle + 100);
});

test('the last row can be reached in a squeezed list', () => {
  const scroller = attach(10_000_000);
  scrollTo(8_000_000 - 400);
  expect(scroller.top.peek()).toBe(maxTop(scroller.extent));
  expect(scroller.atEnd).toBe(true);
});

test('keeps its place while it is hidden', () => {
  const scroller = attach(1_000);
  scrollTo(5_000);
  moves.length = 0;
  height = 0;
  scrollTo(0);
  expect(scroller.top.peek()).toBe(5_000);
  expect(moves).toEqual([]);
});
