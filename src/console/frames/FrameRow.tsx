import { preview } from '#core/decode/preview.ts';
import { type RouteReading, readRoute } from '#core/decode/route.ts';
import type { Direction, Frame } from '#core/frame.ts';
import { formatBytes, formatTimeOfDay } from '#core/time.ts';
import { rowSummary } from './lens/rowSummary.ts';
import type { SessionLens } from './lens/SessionLens.ts';
import { CELL, cellAria, rowAria } from './roles.ts';

export const ARROWS: Record<Direction, { sign: string; word: string }> = {
  sent: { sign: '↑', word: 'sent' },
  received: { sign: '↓', word: 'received' },
  event: { sign: '•', word: 'event' },
};

interface RowText {
  /** How the frame was read. */
  state: object;
  reading: RouteReading;
  time: string;
  size: string;
  line: string;
}

/** A row is painted many times while it scrolls by, and its frame never changes. */
const texts = new WeakMap<Frame, RowText>();

function textOf(frame: Frame, lens: SessionLens): RowText {
  const state = lens.state.value;
  const known = texts.get(frame);
  if (known?.state === state) return known;
  const text = {
    state,
    reading: readRoute(frame),
    time: formatTimeOfDay(frame.time),
    size: frame.direction === 'event' ? '' : formatBytes(frame.size),
    line: rowSummary(frame, lens) ?? preview(frame),
  };
  texts.set(frame, text);
  return text;
}

export interface FrameRowProps {
  id: string;
  /** Position in the view, from 0. */
  position: number;
  frame: Frame | undefined;
  lens: SessionLens;
  selected: boolean;
}

/** One row of the grid. Cells are text only: a frame's content is never markup. */
export function FrameRow({ id, position, frame, lens, selected }: FrameRowProps) {
  const stripe = position % 2 === 1 ? ' odd' : '';
  if (frame === undefined) {
    return (
      <div class={`frame-row gone${stripe}`} id={id} {...rowAria(position, selected)}>
        <div {...CELL} class="frame-line">
          no longer kept
        </div>
      </div>
    );
  }
  const { reading, time, size, line } = textOf(frame, lens);
  const arrow = ARROWS[frame.direction];
  const tone = reading.error ? ' frame-bad' : '';
  return (
    <div
      class={`frame-row ${frame.direction}${tone}${stripe}`}
      id={id}
      {...rowAria(position, selected)}
      data-index={frame.index}
    >
      <div {...cellAria(arrow.word)} class="frame-arrow">
        {reading.error && frame.direction === 'event' ? '!' : arrow.sign}
      </div>
      <div {...CELL} class="frame-time">
        {time}
      </div>
      <div {...CELL} class="frame-size">
        {size}
      </div>
      <div {...CELL} class="frame-route">
        {reading.route === undefined ? null : (
          <span class="frame-chip" title={reading.route}>
            {reading.route}
          </span>
        )}
      </div>
      <div {...CELL} class="frame-line">
        {line}
      </div>
    </div>
  );
}
