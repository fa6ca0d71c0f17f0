import type { SegmentSource } from './segmentSource.ts';

/** Signatures per read: half a megabyte or so. */
const READ_SIGNATURES = 64;

export interface Candidates {
  /** The next older segments that may hold hits, newest first, by their first row; none at the end. */
  take(count: number): Promise<number[]>;
}

/**
 * Segments before row `next` that are worth reading. `mayHold` tells by a signature; without it no
 * signature is read.
 */
export function listCandidates(
  source: SegmentSource,
  sessionId: number,
  next: number,
  mayHold: ((signature: Uint8Array | undefined) => boolean) | undefined,
): Candidates {
  let starts: number[] | undefined;
  let ready: number[] = [];

  const judge = async (some: readonly number[]): Promise<number[]> => {
    if (mayHold === undefined) return some.toReversed();
    const signatures = await source.signatures(sessionId, some);
    return some.filter((start) => mayHold(signatures.get(start))).reverse();
  };

  return {
    async take(count) {
      starts ??= await source.starts(sessionId, next);
      while (ready.length === 0 && starts.length > 0) ready = await judge(starts.splice(-READ_SIGNATURES));
      return ready.splice(0, count);
    },
  };
}
