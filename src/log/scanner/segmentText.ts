import type { SegmentRecord } from '../segment.ts';

const utf8Decoder = new TextDecoder('utf-8', { ignoreBOM: true });
/** One character per byte; the label means windows-1252, of which no character folds to ASCII either. */
const byteDecoder = new TextDecoder('latin1');

/** A segment's payloads as one string, in the ways in which they are searched; made when first asked for. */
export interface SegmentText {
  /** As UTF-8, which is decoded many times faster than anything else. Rows run into each other. */
  utf8(): string;
  /** That in lower case by Unicode. */
  lower(): string;
  /** Positions in it are positions in the payload; what is beyond ASCII is not as it should read. */
  bytes(): string;
}

export function segmentText({ payload }: SegmentRecord): SegmentText {
  const utf8 = once(() => utf8Decoder.decode(payload));
  return {
    utf8,
    lower: once(() => utf8().toLowerCase()),
    // No character of UTF-8 has more code units than bytes: of the same length, each has one of each.
    bytes: once(() => (utf8().length === payload.byteLength ? utf8() : byteDecoder.decode(payload))),
  };
}

function once(make: () => string): () => string {
  let made: string | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
