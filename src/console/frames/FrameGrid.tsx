import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { copyChosen, isCopyKey } from './copyKeys.ts';
import { FrameRow } from './FrameRow.tsx';
import { type FramesModel, ROW_HEIGHT } from './FramesModel.ts';
import { gridKeys } from './gridKeys.ts';
import type { SessionLens } from './lens/SessionLens.ts';
import type { Painted } from './Painter.ts';
import { gridAria, PLAIN } from './roles.ts';

/** How long it is said that something was copied. */
const SAID_MS = 3_000;

/** Ids of rows, for aria-activedescendant. One grid is mounted at a time. */
function rowId(index: number | undefined): string | undefined {
  return index === undefined ? undefined : `frame-${index}`;
}

/**
 * The list of frames: only the rows in sight are in the document. The focus stays on the grid and
 * the selected row is named by aria-activedescendant, so that rows can come and go beneath it.
 */
export function FrameGrid({
  model,
  lens,
  copyText,
}: {
  model: FramesModel;
  lens: SessionLens;
  copyText?: ((text: string) => Promise<void>) | undefined;
}) {
  const scroller = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => model.scroller.attach(scroller.current!, canvas.current!), [model]);
  const painted = model.painter.painted.value;
  const active = model.active.value;
  const { chosen } = model;
  /** What was copied, for a moment. */
  const [said, setSaid] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setSaid(''), SAID_MS);
    return () => clearTimeout(timer);
  }, [said]);
  const copy = async (): Promise<void> => {
    if (!copyText) return;
    const words = await copyChosen(model, copyText).catch(() => 'Not copied: the frames could not be read.');
    if (words) setSaid(words);
  };
  const shown = painted.frames.some((frame) => frame !== undefined && frame.index === active);
  const pick = (event: MouseEvent) => {
    const row = event.target instanceof Element ? event.target.closest('[data-index]') : null;
    if (row === null) return;
    const index = Number(row.getAttribute('data-index'));
    if (event.shiftKey) {
      // The browser would select text.
      event.preventDefault();
      model.extendTo(model.source.positionOf(index));
    } else model.pick(index);
  };
  const handlers = {
    // Pressing selects at once: while frames stream in, the row has moved on before the release.
    onMouseDown: (event: MouseEvent) => {
      if (event.button === 0) pick(event);
    },
    // Assistive technology clicks without pressing.
    onClick: (event: MouseEvent) => {
      if (event.detail === 0) pick(event);
    },
    onKeyDown: (event: KeyboardEvent) => {
      if (isCopyKey(event)) void copy();
      else gridKeys(model, event);
    },
  };
  return (
    <div class="frame-grid" {...gridAria(painted.count, shown ? rowId(active) : undefined)} {...handlers}>
      <div class="frame-row frame-head" aria-hidden="true">
        <div class="frame-arrow" />
        <div class="frame-time">Time</div>
        <div class="frame-size">Size</div>
        <div class="frame-route">Route</div>
        <div class="frame-line">Payload</div>
      </div>
      <div class="frame-scroller" ref={scroller} {...PLAIN} tabIndex={-1}>
        <div class="frame-canvas" ref={canvas} {...PLAIN}>
          <Sheet model={model} lens={lens} painted={painted} chosen={chosen} />
        </div>
      </div>
      <p class="frames-said" role="status">
        {said}
      </p>
    </div>
  );
}

/** The part in sight: sticks to the scroller, so that old rows stay until new ones are there. */
function Sheet({
  model,
  lens,
  painted,
  chosen,
}: {
  model: FramesModel;
  lens: SessionLens;
  painted: Painted;
  chosen: FramesModel['chosen'];
}) {
  const viewport = model.scroller.viewport.value;
  const top = model.scroller.top.value;
  const height = Math.min(viewport, painted.count * ROW_HEIGHT);
  const start = painted.from * ROW_HEIGHT;
  const end = start + painted.frames.length * ROW_HEIGHT;
  const covers = start <= top && top + height <= end;
  const offset = start - (covers ? top : painted.top);
  return (
    <div class="frame-sheet" {...PLAIN} style={{ height: `${height}px` }}>
      <div class="frame-rows" {...PLAIN} style={{ transform: `translateY(${offset}px)` }}>
        {/* Keyed by place: elements stay and only their text changes, which is the cheapest to paint. */}
        {painted.frames.map((frame, offsetRow) => {
          const position = painted.from + offsetRow;
          return (
            <FrameRow
              key={offsetRow}
              id={rowId(frame?.index) ?? `frame-gone-${position}`}
              position={position}
              frame={frame}
              lens={lens}
              selected={
                frame !== undefined &&
                chosen !== undefined &&
                frame.index >= chosen.first &&
                frame.index <= chosen.last
              }
            />
          );
        })}
      </div>
    </div>
  );
}
