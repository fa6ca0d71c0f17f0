import { freeBuffer } from './buffers.ts';
import type { BodyChunk } from './largeBody.ts';
import { BODIES, ROW_STORES, SEGMENTS, SIGNATURES, type SignatureRecord, SUMMARIES } from './openDatabase.ts';
import type { SegmentRecord } from './segment.ts';
import { buildSignature } from './signature/buildSignature.ts';
import { summarise } from './summarise.ts';

/** Writes what belongs to rows, in one transaction over ROW_STORES, so that nothing of a segment is left alone. */
export interface RowStores {
  /** With `whole`, it grows no more and holds all of its payloads. */
  put(segment: SegmentRecord, whole: boolean): void;
  putChunk(chunk: BodyChunk): void;
  /** Deletes by keys that begin with session and index. */
  delete(range: IDBKeyRange): void;
  deleteChunks(range: IDBKeyRange): void;
  clear(): void;
}

export function rowStores(transaction: IDBTransaction): RowStores {
  const store = (name: string) => transaction.objectStore(name);
  return {
    put(segment, whole) {
      store(SEGMENTS).put(segment);
      const summary = summarise(segment);
      store(SUMMARIES).put(summary);
      // Here and below: IndexedDB has made its own copy by now.
      freeBuffer(summary.columns?.offsets.buffer);
      freeBuffer(summary.columns?.sizes.buffer);
      if (!whole) return;
      const { sessionId, firstIndex } = segment;
      const record: SignatureRecord = { sessionId, firstIndex, bits: buildSignature(segment) };
      store(SIGNATURES).put(record);
      freeBuffer(record.bits.buffer);
    },
    putChunk: (chunk) => void store(BODIES).put(chunk),
    delete(range) {
      for (const name of ROW_STORES) store(name).delete(range);
    },
    deleteChunks: (range) => void store(BODIES).delete(range),
    clear() {
      for (const name of ROW_STORES) store(name).clear();
    },
  };
}
