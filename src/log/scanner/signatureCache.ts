import type { SegmentSource } from './segmentSource.ts';

/** A million rows of 200 bytes have half as much. */
const CACHE_BYTES = 16 * 1_024 * 1_024;

export interface SignatureCache {
  read(sessionId: number, starts: readonly number[]): Promise<ReadonlyMap<number, Uint8Array>>;
}

/**
 * Keeps the signatures of the session that is searched: each letter typed begins another search.
 * They never change.
 */
export function createSignatureCache(
  source: Pick<SegmentSource, 'signatures'>,
  maxBytes = CACHE_BYTES,
): SignatureCache {
  let session: number | undefined;
  let known = new Map<number, Uint8Array>();
  let bytes = 0;

  return {
    async read(sessionId, starts) {
      if (session !== sessionId) {
        session = sessionId;
        known = new Map();
        bytes = 0;
      }
      const kept = known;
      const missing = starts.filter((start) => !kept.has(start));
      if (missing.length === 0) return kept;
      const found = await source.signatures(sessionId, missing);
      if (kept === known && bytes < maxBytes) {
        for (const [start, signature] of found) {
          kept.set(start, signature);
          bytes += signature.length;
        }
        return kept;
      }
      return new Map([...starts.flatMap((start) => entryOf(kept, start)), ...found]);
    },
  };
}

function entryOf(map: ReadonlyMap<number, Uint8Array>, key: number): [number, Uint8Array][] {
  const value = map.get(key);
  return value === undefined ? [] : [[key, value]];
}
