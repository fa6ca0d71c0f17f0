import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { rowWindow } from '../rowWindow.ts';
import type { Scroller } from '../Scroller.ts';

const OVERSCAN = 4;

export interface VirtualListProps {
  scroller: Scroller;
  rows: number;
  /** Reached by Tab, to be scrolled by keys, where nothing around it is. */
  tabStop?: boolean;
  /** Paints one row; called for those in sight only. */
  children(row: number): ComponentChildren;
}

/** A list of fixed-height rows that are at hand, of any length. */
export function VirtualList({ scroller, rows, tabStop, children }: VirtualListProps) {
  const element = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLDivElement>(null);
  // Before it is painted: a list that cannot be scrolled yet would swallow an early End.
  useLayoutEffect(() => scroller.attach(element.current!, canvas.current!), [scroller]);
  useLayoutEffect(() => scroller.place(rows, scroller.top.peek()), [scroller, rows]);
  const { rowHeight } = scroller;
  const top = Math.min(scroller.top.value, Math.max(0, rows * rowHeight - scroller.viewport.value));
  const extent = { rows, rowHeight, viewport: scroller.viewport.value };
  const { from, to } = rowWindow(top, extent, OVERSCAN);
  const height = Math.min(extent.viewport, rows * rowHeight);
  return (
    <div class="list-scroller" ref={element} tabIndex={tabStop === true ? 0 : -1}>
      <div class="list-canvas" ref={canvas}>
        <div class="list-sheet" style={{ height: `${height}px` }}>
          <div style={{ transform: `translateY(${from * rowHeight - top}px)` }}>
            {Array.from({ length: to - from }, (_, offset) => children(from + offset))}
          </div>
        </div>
      </div>
    </div>
  );
}
