import type { BodyChunk } from './largeBody.ts';
import { BODIES } from './openDatabase.ts';
import { bodyBetween, bodyUpTo } from './ranges.ts';
import { chained } from './requests.ts';

/** Bytes `from` (inclusive) to `to` (exclusive) of a payload that is kept in chunks, as far as it is there. */
export async function readBody(
  database: IDBDatabase,
  sessionId: number,
  index: number,
  from: number,
  to: number,
): Promise<Uint8Array> {
  const store = database.transaction(BODIES).objectStore(BODIES);
  const holding = store.openKeyCursor(bodyUpTo(sessionId, index, from), 'prev');
  const chunks: BodyChunk[] = await chained(holding, (cursor) => {
    const start = cursor ? Number((cursor.key as IDBValidKey[])[2]) : from;
    return store.getAll(bodyBetween(sessionId, index, start, to));
  });
  // Without the piece that holds the first byte there is nothing to begin with.
  if (!chunks[0] || chunks[0].start > from) return new Uint8Array();
  const last = chunks.at(-1)!;
  const end = Math.min(to, last.start + last.bytes.byteLength);
  const bytes = new Uint8Array(Math.max(0, end - from));
  for (const chunk of chunks) {
    const skipped = Math.max(0, from - chunk.start);
    const wanted = new Uint8Array(chunk.bytes).subarray(skipped, end - chunk.start);
    bytes.set(wanted, chunk.start + skipped - from);
  }
  return bytes;
}
