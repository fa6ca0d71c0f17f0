import type { Picture } from './TimelineModel.ts';

/** Room for the picture, px: `height` without the labels of the axis. */
export interface Area {
  width: number;
  height: number;
}

/** Outlines for SVG (https://www.w3.org/TR/SVG2/paths.html): bars count frames, dashes bytes. */
export interface Paths {
  sent: string;
  received: string;
  sentBytes: string;
  receivedBytes: string;
  /** A triangle over each stretch with a fault. */
  faults: string;
  gaps: string;
}

/** Room above the bars for the marks of faults, px. */
const MARKS = 5;
/** What is there at all is seen, px. */
const LEAST = 1.5;

/** Place of a time, px. */
export const toX = ({ span }: Pick<Picture, 'span'>, width: number, time: number): number =>
  ((time - span.from) / (span.to - span.from)) * width;

/** Time of a place, epoch milliseconds within the span. */
export function toTime({ span }: Pick<Picture, 'span'>, width: number, x: number): number {
  const share = Math.min(1, Math.max(0, x / width));
  return span.from + share * (span.to - span.from);
}

/**
 * Sent goes up from the middle and received down, by the square root, so that a few frames are seen
 * beside thousands. Both ways have the same scale.
 */
export function drawPaths(picture: Picture, { width, height }: Area): Paths {
  const { buckets, gaps } = picture;
  const paths: Paths = { sent: '', received: '', sentBytes: '', receivedBytes: '', faults: '', gaps: '' };
  const middle = MARKS + (height - MARKS) / 2;
  const half = (height - MARKS) / 2 - 0.5;
  const most = { frames: 0, bytes: 0 };
  for (let i = 0; i < buckets.count; i++) {
    const one = buckets.figures(i);
    most.frames = Math.max(most.frames, one.sentFrames, one.receivedFrames);
    most.bytes = Math.max(most.bytes, one.sentBytes, one.receivedBytes);
  }
  const tall = (value: number, top: number) =>
    value <= 0 || top === 0 ? 0 : Math.max(LEAST, Math.sqrt(value / top) * half);

  for (let i = 0; i < buckets.count; i++) {
    const one = buckets.figures(i);
    const left = toX(picture, width, buckets.startOf(i));
    const right = toX(picture, width, buckets.startOf(i + 1));
    const from = Math.max(0, left).toFixed(1);
    // A hair between bars, so that they can be told apart.
    const to = Math.max(left + 1, right - (right - left > 3 ? 1 : 0.4)).toFixed(1);
    const bar = (way: number, frames: number) =>
      frames > 0
        ? `M${from} ${middle}V${(middle + way * tall(frames, most.frames)).toFixed(1)}H${to}V${middle}Z`
        : '';
    const dash = (way: number, bytes: number) =>
      bytes > 0 ? `M${from} ${(middle + way * tall(bytes, most.bytes)).toFixed(1)}H${to}` : '';
    paths.sent += bar(-1, one.sentFrames);
    paths.received += bar(1, one.receivedFrames);
    paths.sentBytes += dash(-1, one.sentBytes);
    paths.receivedBytes += dash(1, one.receivedBytes);
    if (one.faults > 0) {
      const at = Math.min(width - 3.5, Math.max(3.5, (left + right) / 2));
      paths.faults += `M${(at - 3.5).toFixed(1)} 0h7l-3.5 6Z`;
    }
  }
  for (const gap of gaps) {
    const from = Math.max(0, toX(picture, width, gap.from));
    const to = Math.max(from + 2, toX(picture, width, gap.to));
    paths.gaps += `M${from.toFixed(1)} 0H${to.toFixed(1)}V${height}H${from.toFixed(1)}Z`;
  }
  return paths;
}
