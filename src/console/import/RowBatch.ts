import { bytesToBase64 } from '#core/bytes/base64.ts';
import type { ImportedRow } from '#core/import/types.ts';
import type { CapturedRow } from '#messaging/capture.ts';

/** Of one batch; a message between contexts may have 64 MB. */
const MOST_ROWS = 2_000;
const MOST_CHARACTERS = 1_024 * 1_024;

// A byte order mark at a message's beginning is part of the message.
const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });
const encoder = new TextEncoder();
const toBytes = (payload: string | Uint8Array) =>
  typeof payload === 'string' ? encoder.encode(payload) : payload;
const toText = (payload: string | Uint8Array) =>
  typeof payload === 'string' ? payload : utf8.decode(payload);

/** Gathers rows as they cross contexts, in batches of about a megabyte. */
export class RowBatch {
  #rows: CapturedRow[] = [];
  #characters = 0;

  /** Adds a row; gives the batch that there was no more room in, for which a new one begins. */
  add({ time, direction, kind, payload, bad }: ImportedRow): CapturedRow[] | undefined {
    const text = kind === 'binary' ? bytesToBase64(toBytes(payload)) : toText(payload);
    const isFull =
      this.#rows.length === MOST_ROWS ||
      (this.#rows.length > 0 && this.#characters + text.length > MOST_CHARACTERS);
    const full = isFull ? this.take() : undefined;
    this.#rows.push({ time, direction, kind, payload: text, ...(bad ? { bad } : {}) });
    this.#characters += text.length;
    return full;
  }

  /** What was gathered since; may be empty. */
  take(): CapturedRow[] {
    const rows = this.#rows;
    this.#rows = [];
    this.#characters = 0;
    return rows;
  }
}
