import { type Signal, useSignal } from '@preact/signals';
import { withoutTimeRange, withTimeRange } from '#core/filter/withTimeRange.ts';
import { toTime } from './paths.ts';
import type { Span } from './scale.ts';
import { selectionOf } from './selection.ts';
import type { Picture } from './TimelineModel.ts';

/** A press that moves no further than this is a click, px. */
const CLICK = 3;
const PAGE = 10;

/** Two times, the first of which stays while the other moves. */
interface Reach {
  anchor: number;
  head: number;
}

export interface BrushOptions {
  picture: Picture | undefined;
  width: number;
  filterText: Signal<string>;
  /** When the session was. */
  session: Span;
  goToTime(time: number): void;
}

/**
 * Choosing a stretch by pointer or keyboard, always in whole buckets, so that the bars that are
 * chosen hold the frames that are listed. Times are kept, not places: the picture may move on.
 */
export function useBrush({ picture, width, filterText, session, goToTime }: BrushOptions) {
  /** Where the pointer or the keyboard is. */
  const cursor = useSignal<number | undefined>(undefined);
  /** Since the button was pressed, or Shift. */
  const reach = useSignal<Reach | undefined>(undefined);
  const pressedAt = useSignal<number | undefined>(undefined);

  const last = (picture?.buckets.count ?? 1) - 1;
  const bucketOf = (time: number) => Math.min(last, picture?.buckets.indexOf(time) ?? 0);

  function reachOf({ anchor, head }: Reach): { first: number; last: number } {
    const [one, other] = [bucketOf(anchor), bucketOf(head)];
    return { first: Math.min(one, other), last: Math.max(one, other) };
  }

  function stretchOf(range: Reach): Span {
    const { first, last } = reachOf(range);
    return { from: picture!.buckets.startOf(first), to: picture!.buckets.startOf(last + 1) };
  }

  function choose(range: Reach): void {
    const { from, to } = stretchOf(range);
    // The end that is written belongs to the range.
    filterText.value = withTimeRange(filterText.peek(), from, to - 1, session);
  }

  function clear(): void {
    filterText.value = withoutTimeRange(filterText.peek());
  }

  function end(): void {
    reach.value = undefined;
    pressedAt.value = undefined;
  }

  function timeAt(event: PointerEvent): number {
    const { left } = (event.currentTarget as HTMLElement).getBoundingClientRect();
    return toTime(picture!, width, event.clientX - left);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (!picture || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Escape') {
      const chosen = reach.peek() !== undefined || selectionOf(filterText.peek(), session) !== undefined;
      // Left alone, it closes the popup.
      if (!chosen) return;
      if (pressedAt.peek() === undefined) clear();
      end();
    } else if (event.key === 'Enter') {
      if (cursor.peek() !== undefined) goToTime(picture.buckets.startOf(bucketOf(cursor.peek()!)));
    } else {
      const now = cursor.peek() === undefined ? undefined : bucketOf(cursor.peek()!);
      const next = placeAfter(event.key, now, last);
      if (next === undefined) return;
      const head = picture.buckets.startOf(next);
      if (event.shiftKey) {
        reach.value = { anchor: reach.peek()?.anchor ?? cursor.peek() ?? head, head };
        choose(reach.peek()!);
      } else reach.value = undefined;
      cursor.value = head;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  const current = cursor.value;
  const range = reach.value;
  return {
    /** The buckets to tell of: those being chosen, else the one pointed at. */
    at:
      picture === undefined
        ? undefined
        : range
          ? reachOf(range)
          : current === undefined
            ? undefined
            : { first: bucketOf(current), last: bucketOf(current) },
    stretch: picture && range ? stretchOf(range) : undefined,
    clear,
    handlers: {
      onKeyDown,
      onPointerDown(event: PointerEvent): void {
        if (!picture || event.button !== 0) return;
        (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
        reach.value = undefined;
        pressedAt.value = event.clientX;
        cursor.value = timeAt(event);
      },
      onPointerMove(event: PointerEvent): void {
        if (!picture) return;
        const head = timeAt(event);
        const pressed = pressedAt.peek();
        if (pressed !== undefined) {
          const anchor = reach.peek()?.anchor ?? cursor.peek() ?? head;
          if (reach.peek() || Math.abs(event.clientX - pressed) > CLICK) reach.value = { anchor, head };
          else return;
        }
        cursor.value = head;
      },
      onPointerUp(): void {
        if (pressedAt.peek() === undefined) return;
        const range = reach.peek();
        const place = cursor.peek();
        end();
        if (range && picture) choose(range);
        else if (place !== undefined) goToTime(place);
      },
      onPointerCancel: end,
      onPointerLeave(): void {
        if (pressedAt.peek() === undefined) cursor.value = undefined;
      },
      onBlur(): void {
        end();
        cursor.value = undefined;
      },
    },
  };
}

/** The bucket that a key leads to from bucket `now`; undefined for other keys. */
export function placeAfter(key: string, now: number | undefined, last: number): number | undefined {
  const steps: Readonly<Record<string, number>> = {
    ArrowLeft: -1,
    ArrowDown: -1,
    ArrowRight: 1,
    ArrowUp: 1,
    PageDown: -PAGE,
    PageUp: PAGE,
  };
  if (key === 'Home') return 0;
  if (key === 'End') return last;
  const step = steps[key];
  if (step === undefined) return undefined;
  // The latest is what one asks for first.
  if (now === undefined) return last;
  return Math.min(last, Math.max(0, now + step));
}
