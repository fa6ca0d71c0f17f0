import type { SessionRecord } from '#core/session.ts';
import type { BodyChunk, BodyPlace, LargeBody } from './largeBody.ts';
import type { LiveSession } from './liveSession.ts';
import type { SegmentRecord } from './segment.ts';
import type { SegmentBuilder } from './segmentBuilder.ts';
import { noTally, type Tally } from './tally.ts';

/** What one transaction writes of a session, and what is needed to settle or to undo it. */
export interface Portion {
  session: LiveSession;
  record: SessionRecord;
  segments: SegmentRecord[];
  /** Those of the segments that grow no more and hold all of their payloads: search gets a signature of them. */
  whole: SegmentRecord[];
  chunks: BodyChunk[];
  /** Delete every segment that starts before this index, and what belongs to it. */
  clearBefore: number | undefined;
  /** Rows whose chunks are to be deleted. */
  givenUp: number[];
  builders: { builder: SegmentBuilder; count: number; bytes: number }[];
  /** Where each body was before this portion. */
  bodies: { builder: SegmentBuilder; body: LargeBody; place: BodyPlace }[];
  /** Payload that it writes. */
  bytes: number;
  tally: Tally;
  version: number;
}

export const emptyPortion = (
  from: Pick<Portion, 'session' | 'record' | 'clearBefore' | 'version'>,
): Portion => ({
  ...from,
  segments: [],
  whole: [],
  chunks: [],
  givenUp: [],
  builders: [],
  bodies: [],
  bytes: 0,
  tally: noTally(),
});

/** Adds the next pieces of the body until the portion has `budget` bytes; returns whether that was all of it. */
export function addBody(portion: Portion, builder: SegmentBuilder, body: LargeBody, budget: number): boolean {
  const { sessionId, firstIndex: index } = builder;
  portion.bodies.push({ builder, body, place: body.place });
  while (body.left > 0) {
    if (portion.bytes >= budget) return false;
    const { start, bytes } = body.next();
    portion.chunks.push({ sessionId, index, start, bytes });
    portion.bytes += bytes.byteLength;
  }
  builder.countBody(body.given);
  return true;
}
