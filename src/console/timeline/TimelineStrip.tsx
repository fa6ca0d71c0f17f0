import { type Signal, useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { IconCross } from '#ui/icons.tsx';
import { useConsole } from '../context.ts';
import { BucketTip } from './BucketTip.tsx';
import { AXIS, Stretch, Strip } from './Strip.tsx';
import { selectionOf } from './selection.ts';
import type { TimelineModel } from './TimelineModel.ts';
import { useBrush } from './useBrush.ts';
import { figureWords, pictureWords, spanWords, sumUp } from './words.ts';

/** Height of the bars, px: slim where every row of the list counts. */
const HEIGHT = { popup: 24, side: 24, panel: 24, tab: 40 } as const;
const HELP =
  'Arrow keys move along, with Shift they choose a stretch of time, Enter goes there, Escape shows all times.';

export interface TimelineStripProps {
  model: TimelineModel;
  /** Epoch milliseconds. */
  sessionStart: number;
  /** What the filter box says. */
  filterText: Signal<string>;
  goToTime(time: number): void;
  children: ComponentChildren;
}

/**
 * The picture, and what one can do with it: look at a stretch's figures, go there, choose some. To
 * assistive technology it is a slider over the stretches that says the figures of each.
 */
export function TimelineStrip(props: TimelineStripProps) {
  const { model, sessionStart, filterText, goToTime } = props;
  const { shell } = useConsole();
  const strip = useRef<HTMLDivElement>(null);
  const width = useSignal(0);
  const picture = model.picture.value;
  const session = { from: sessionStart, to: picture?.span.to ?? sessionStart };
  const selection = selectionOf(filterText.value, session);
  const brush = useBrush({ picture, width: width.value, filterText, session, goToTime });

  useEffect(() => {
    const element = strip.current!;
    const look = () => {
      width.value = document.hidden ? 0 : element.clientWidth;
      model.resize(width.value);
    };
    const observer = new ResizeObserver(look);
    observer.observe(element);
    document.addEventListener('visibilitychange', look);
    return () => {
      observer.disconnect();
      document.removeEventListener('visibilitychange', look);
      model.resize(0);
    };
  }, [model]);

  const area = { width: width.value, height: HEIGHT[shell.view] };
  const chosen = brush.stretch ?? selection;
  const at = brush.at;
  const told = picture && at !== undefined ? sumUp(picture.buckets, at.first, at.last) : undefined;
  return (
    <>
      <div
        ref={strip}
        class="timeline-strip"
        style={{ height: `${area.height + AXIS}px` }}
        role="slider"
        tabIndex={0}
        aria-label="Timeline"
        aria-valuemin={0}
        aria-valuemax={Math.max(0, (picture?.buckets.count ?? 1) - 1)}
        aria-valuenow={at?.last ?? 0}
        aria-valuetext={
          picture && told
            ? `${spanWords(told.span, picture.span)}: ${figureWords(told, picture.gaps).join(', ')}`
            : picture && pictureWords(picture)
        }
        aria-description={HELP}
        {...brush.handlers}
      >
        {picture && area.width > 0 && (
          <>
            {chosen && (
              <Stretch className="timeline-chosen" picture={picture} width={area.width} span={chosen} />
            )}
            {told && (
              <Stretch className="timeline-at" picture={picture} width={area.width} span={told.span} />
            )}
            <Strip picture={picture} area={area} />
          </>
        )}
      </div>
      {picture && told && <BucketTip picture={picture} width={area.width} sums={told} />}
      <div class="timeline-side">
        {props.children}
        {selection && (
          <button type="button" aria-label="All times" title="Show all times" onClick={brush.clear}>
            <IconCross />
          </button>
        )}
      </div>
    </>
  );
}
