import { type Signal, signal } from '@preact/signals';
import type { RefObject } from 'preact';
import { separatorAria } from './roles.ts';

const LEAST = 20;
const MOST = 80;
const STEP = 4;

/** Share of the detail pane, per cent; kept while the console is open. */
export const detailShare: Signal<number> = signal(42);

export interface SeparatorProps {
  /** Both panes together. */
  around: RefObject<HTMLElement | null>;
  /** Side by side, or one above the other. */
  beside: boolean;
}

/** Divides list and detail; moved by dragging or by arrow keys (ARIA window splitter pattern). */
export function Separator({ around, beside }: SeparatorProps) {
  const drag = (event: PointerEvent & { currentTarget: HTMLElement }) => {
    if (around.current === null || !event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const box = around.current.getBoundingClientRect();
    const rest = beside ? (box.right - event.clientX) / box.width : (box.bottom - event.clientY) / box.height;
    setShare(rest * 100);
  };
  const handlers = {
    onPointerDown: (event: PointerEvent & { currentTarget: HTMLElement }) => {
      event.currentTarget.setPointerCapture(event.pointerId);
      event.preventDefault();
    },
    onPointerMove: drag,
    onKeyDown: (event: KeyboardEvent) => {
      const larger = beside ? 'ArrowLeft' : 'ArrowUp';
      const smaller = beside ? 'ArrowRight' : 'ArrowDown';
      if (event.key === larger) setShare(detailShare.peek() + STEP);
      else if (event.key === smaller) setShare(detailShare.peek() - STEP);
      else if (event.key === 'Home') setShare(LEAST);
      else if (event.key === 'End') setShare(MOST);
      else return;
      event.preventDefault();
    },
  };
  return (
    <div class="frame-separator" {...separatorAria(detailShare.value, LEAST, MOST, beside)} {...handlers} />
  );
}

function setShare(share: number): void {
  detailShare.value = Math.round(Math.min(Math.max(share, LEAST), MOST));
}
