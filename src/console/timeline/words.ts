import { formatBytes, formatClock, formatDuration, formatTimeOfDay } from '#core/time.ts';
import { plural } from '../sessions/sessionFacts.ts';
import type { Buckets, Figures } from './Buckets.ts';
import type { Span } from './scale.ts';
import type { Picture } from './TimelineModel.ts';

const DAY = 24 * 60 * 60_000;

/** What stands in the buckets `first` to `last`. */
export interface Sums extends Figures {
  span: Span;
  /** About right: a share of a segment that reaches over an edge is among it. */
  about: boolean;
}

export function sumUp(buckets: Buckets, first: number, last: number): Sums {
  const sums: Sums = {
    span: { from: buckets.startOf(first), to: buckets.startOf(last + 1) },
    about: buckets.isShared(first) || buckets.isShared(last),
    ...{ sentFrames: 0, sentBytes: 0, receivedFrames: 0, receivedBytes: 0, events: 0, faults: 0 },
  };
  for (let i = first; i <= last; i++) {
    const one = buckets.figures(i);
    for (const field of Object.keys(one) as (keyof Figures)[]) sums[field] += one[field];
  }
  return sums;
}

/** `12:00:01 to 12:00:02`, with the date where the session is not of one day. */
export function spanWords({ from, to }: Span, whole: Span): string {
  const clock = to - from < 1_000 || from % 1_000 !== 0 ? formatTimeOfDay : formatClock;
  const dated = whole.to - whole.from > DAY / 2;
  const day = (time: number) => (dated ? `${new Date(time).toLocaleDateString('en-GB')} ` : '');
  return `${day(from)}${clock(from)} to ${clock(to)}`;
}

/** `12 frames sent (3.1 kB)` and so on, and whether there was a connection. */
export function figureWords({ about, ...figures }: Sums, gaps: readonly Span[] = []): string[] {
  const { sentFrames, sentBytes, receivedFrames, receivedBytes, events, faults } = figures;
  const way = (frames: number, bytes: number, name: string) =>
    frames > 0
      ? [
          `${about ? 'about ' : ''}${plural(Math.max(1, Math.round(frames)), 'frame')} ${name} (${formatBytes(bytes)})`,
        ]
      : [];
  const words = [
    ...way(sentFrames, sentBytes, 'sent'),
    ...way(receivedFrames, receivedBytes, 'received'),
    ...(events > 0 ? [plural(events, 'event')] : []),
    ...(faults > 0 ? [plural(faults, 'fault')] : []),
    ...gapWords(figures.span, gaps),
  ];
  return words.length > 0 ? words : ['nothing'];
}

function gapWords({ from, to }: Span, gaps: readonly Span[]): string[] {
  const within = gaps.filter((gap) => gap.from < to && gap.to > from);
  if (within.length === 0) return [];
  return within.some((gap) => gap.from <= from && gap.to >= to)
    ? ['not connected']
    : ['partly not connected'];
}

/** All of it in a sentence, for those who do not see the picture. */
export function pictureWords({ buckets, gaps, span }: Picture): string {
  const sums = { ...sumUp(buckets, 0, Math.max(0, buckets.count - 1)), about: false };
  const parts = [...figureWords(sums), ...(gaps.length > 0 ? [plural(gaps.length, 'gap')] : [])];
  return `${formatDuration(span.to - span.from)}: ${parts.join(', ')}.`;
}
