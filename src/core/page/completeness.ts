import type { PageSocket } from './pageSocket.ts';

/** How much of a page's socket was recorded. */
export interface Completeness {
  /** Nothing is missing. */
  complete: boolean;
  sentence: string;
  /** Whether "Reload and record" would make it complete. */
  reloadHelps: boolean;
}

/** Says of a page's socket what of it is in the log, and what would bring the rest. */
export function completeness(page: PageSocket): Completeness {
  const seen = bySource(page);
  const { dropped = 0 } = page;
  if (dropped === 0) return seen;
  const frames = dropped === 1 ? '1 frame was' : `${dropped.toLocaleString('en-GB')} frames were`;
  const why = `${frames} not captured, since they came faster than they could be recorded.`;
  // What got lost for want of time would be lost again.
  return {
    complete: false,
    sentence: seen.complete ? why : `${seen.sentence} ${why}`,
    reloadHelps: seen.reloadHelps,
  };
}

function bySource({ seenFrom, scope, framesUnseen }: PageSocket): Completeness {
  if (framesUnseen) return withoutFrames(scope);
  switch (seenFrom) {
    case 'start':
      return { complete: true, sentence: 'Recorded from its first frame on.', reloadHelps: false };
    case 'late':
      return {
        complete: true,
        sentence: 'Recorded from its first frame on: it was made after recording began.',
        reloadHelps: false,
      };
    case 'adopted':
      return {
        complete: false,
        sentence: 'It was open before recording began, so earlier frames are missing.',
        reloadHelps: true,
      };
    case 'har':
      return {
        complete: true,
        sentence: 'Read from the browser’s own network record, so its frames come a second or more late.',
        reloadHelps: false,
      };
  }
}

/** Firefox: neither the hook nor its network record reaches these frames. */
function withoutFrames(scope: PageSocket['scope']): Completeness {
  const known = 'Status and headers are known, but its frames are not';
  if (scope === 'worker') {
    return {
      complete: false,
      sentence: `${known}: Firefox does not let an extension see those of a worker.`,
      reloadHelps: false,
    };
  }
  if (scope === 'frame') {
    return {
      complete: false,
      sentence: `${known}: it belongs to an iframe of another site, which Firefox does not let the panel read.`,
      reloadHelps: false,
    };
  }
  return {
    complete: false,
    sentence: `${known}: it was made before recording began, or by a worker or an iframe of another site.`,
    reloadHelps: true,
  };
}
