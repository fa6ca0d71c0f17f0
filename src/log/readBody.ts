import type { BodyChunk } from './largeBody.ts';
import { BODIES } from './openDatabase.ts';
import { bodyBetween, bodyUpTo } from './ranges.ts';
import { result } from './requests.ts';

/** Bytes `from` (inclusive) to `to` (exclusive) of a payload that is kept in chunks, as far as it is there. */
export async function readBody(
  database: IDBDatabase,
  sessionId: number,
  index: number,
  from: number,
  to: number,
): Promise<Uint8Array> {
  const store = database.transaction(BODIES).objectStore(BODIES);
  const cursor = await result(store.openKeyCursor(bodyUpTo(sessionId, index, from), 'prev'));
  if (!cursor) return new Uint8Array();
  const start = Number((cursor.key as IDBValidKey[])[2]);
  const chunks: BodyChunk[] = await result(store.getAll(bodyBetween(sessionId, index, start, to)));
  const last = chunks.at(-1);
  const end = last ? Math.min(to, last.start + last.bytes.byteLength) : from;
  const bytes = new Uint8Array(Math.max(0, end - from));
  for (const chunk of chunks) {
    const skipped = Math.max(0, from - chunk.start);
    const wanted = new Uint8Array(chunk.bytes).subarray(skipped, end - chunk.start);
    bytes.set(wanted, chunk.start + skipped - from);
  }
  return bytes;
}
