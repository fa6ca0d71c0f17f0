import { bytesToBase64 } from '#core/bytes/base64.ts';
import type { ImportedRow } from '#core/import/types.ts';
import type { CapturedRow } from '#messaging/capture.ts';

/** Of one batch; a message between contexts may have 64 MB. */
const MOST_ROWS = 2_000;
const MOST_CHARACTERS = 1_024 * 1_024;

// A byte order mark at a message's beginning is part of the message.
const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });

/** Rows as they cross contexts, in batches of about a megabyte; at least one, which may be empty. */
export function* batchesOf(rows: Iterable<ImportedRow>): Generator<CapturedRow[]> {
  let batch: CapturedRow[] = [];
  let characters = 0;
  for (const { time, direction, kind, payload, bad } of rows) {
    const text = kind === 'binary' ? bytesToBase64(payload) : utf8.decode(payload);
    if (batch.length > 0 && characters + text.length > MOST_CHARACTERS) {
      yield batch;
      batch = [];
      characters = 0;
    }
    batch.push({ time, direction, kind, payload: text, ...(bad ? { bad } : {}) });
    characters += text.length;
    if (batch.length < MOST_ROWS) continue;
    yield batch;
    batch = [];
    characters = 0;
  }
  yield batch;
}
