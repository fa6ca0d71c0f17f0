import { useMemo } from 'preact/hooks';
import { type Area, drawPaths, toX } from './paths.ts';
import { type Span, ticksOf } from './scale.ts';
import type { Picture } from './TimelineModel.ts';

/** Room for a label and some air, px. */
const LABEL = 84;
/** Room that a character of a label takes at the most, px. */
const FIGURE = 6;
/** Height of the labels, px. */
export const AXIS = 12;

/** The picture itself; what it says is said in words beside it. */
export function Strip({ picture, area }: { picture: Picture; area: Area }) {
  const paths = useMemo(() => drawPaths(picture, area), [picture, area.width, area.height]);
  const ticks = useMemo(
    () => ticksOf(picture.span, Math.max(1, Math.floor(area.width / LABEL))),
    [picture, area.width],
  );
  const { width, height } = area;
  return (
    <svg class="timeline-picture" width={width} height={height + AXIS} aria-hidden="true">
      <defs>
        <pattern id="timeline-hatch" width="5" height="5" patternUnits="userSpaceOnUse">
          <path class="timeline-hatch" d="M0 5 5 0" />
        </pattern>
      </defs>
      <path class="timeline-gap" d={paths.gaps} fill="url(#timeline-hatch)" />
      {ticks.map(({ time, label }) => {
        const x = Math.round(toX(picture, width, time)) + 0.5;
        return (
          <g key={time}>
            <path class="timeline-tick" d={`M${x} 0V${height}`} />
            {x + 3 + label.length * FIGURE <= width && (
              <text x={x + 3} y={height + AXIS - 2}>
                {label}
              </text>
            )}
          </g>
        );
      })}
      <path class="timeline-sent" d={paths.sent} />
      <path class="timeline-received" d={paths.received} />
      <path class="timeline-bytes sent" d={paths.sentBytes} />
      <path class="timeline-bytes received" d={paths.receivedBytes} />
      <path class="timeline-fault" d={paths.faults} />
    </svg>
  );
}

/** A stretch of the picture, drawn over it. */
export function Stretch(props: { className: string; picture: Picture; width: number; span: Span }) {
  const { picture, width } = props;
  const from = Math.max(0, toX(picture, width, props.span.from));
  const to = Math.min(width, toX(picture, width, props.span.to));
  if (to <= from) return null;
  return <div class={props.className} style={{ left: `${from}px`, width: `${Math.max(1, to - from)}px` }} />;
}
