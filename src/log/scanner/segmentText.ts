import type { SegmentRecord } from '../segment.ts';

/**
 * One character per byte, so that positions in the text are positions in the payload. The label
 * means windows-1252, which gives 0x80 to 0x9f other characters than their code: none of them is
 * ASCII nor folds to it, and only ASCII is looked for.
 */
const decoder = new TextDecoder('latin1');

/** A segment's payloads as one string each way, made when first asked for. */
export interface SegmentText {
  /** As received. */
  plain(): string;
  /** In lower case, for A to Z. */
  folded(): string;
}

export function segmentText(segment: SegmentRecord): SegmentText {
  let plain: string | undefined;
  let folded: string | undefined;
  const asReceived = (): string => {
    plain ??= decoder.decode(segment.payload);
    return plain;
  };
  return {
    plain: asReceived,
    folded() {
      folded ??= asReceived().toLowerCase();
      return folded;
    },
  };
}
