import type { SessionHead } from '#core/export/sessionHead.ts';
import { readSessionFile } from '#core/import/readSessionFile.ts';
import type { ImportedRow, SessionFile, ToldShare } from '#core/import/types.ts';
import type { CapturedRow } from '#messaging/capture.ts';
import type { BackgroundApi } from '#messaging/contract.ts';
import { RowBatch } from './RowBatch.ts';

type Background = Pick<BackgroundApi, 'importSession' | 'removeSession'>;

/**
 * Takes the sessions of a file into the log, however long it is; resolves with their ids. All of it
 * or nothing: what was written before a fault, or before `signal` ended it, is removed again.
 * Problems: `import.*`, `log.write`.
 */
export async function importFile(
  background: Background,
  file: SessionFile,
  told: ToldShare,
  signal: AbortSignal,
): Promise<number[]> {
  const writing = new Writing(background);
  try {
    const passed: ToldShare = (share) => {
      signal.throwIfAborted();
      told(share);
    };
    for await (const piece of readSessionFile(file, passed)) {
      if ('head' in piece) await writing.begin(piece.head);
      else await writing.addAll(piece.rows);
    }
    await writing.end();
    signal.throwIfAborted();
    return writing.ids;
  } catch (error) {
    await writing.undo();
    throw error;
  }
}

/** A session of the file; it has an id once its first batch is written. */
interface Begun {
  head: SessionHead;
  sessionId?: number;
}

/** One batch is on its way at a time, while the next is read: so memory is bounded by the slower of the two. */
class Writing {
  readonly ids: number[] = [];
  #open: Begun | undefined;
  #sent: Promise<unknown> = Promise.resolve();
  readonly #batch = new RowBatch();

  constructor(private readonly background: Background) {}

  async begin(head: SessionHead): Promise<void> {
    await this.end();
    this.#open = { head };
  }

  async addAll(rows: readonly ImportedRow[]): Promise<void> {
    for (const row of rows) {
      const full = this.#batch.add(row);
      if (full) await this.#send(full);
    }
  }

  /** The session that was begun has no more rows. */
  async end(): Promise<void> {
    if (!this.#open) return;
    await this.#send(this.#batch.take());
    await this.#send([], true);
    await this.#sent;
    this.#open = undefined;
  }

  async undo(): Promise<void> {
    await this.#sent.catch(() => undefined);
    await Promise.allSettled(this.ids.map((id) => this.background.removeSession(id)));
  }

  async #send(rows: CapturedRow[], done?: true): Promise<void> {
    await this.#sent;
    const open = this.#open!;
    this.#sent = this.#write(open, rows, done);
    // Whoever waits for it next is told.
    this.#sent.catch(() => undefined);
  }

  async #write(open: Begun, rows: CapturedRow[], done?: true): Promise<void> {
    const { head, sessionId } = open;
    const id = await this.background.importSession({
      ...(sessionId === undefined ? { head } : { sessionId }),
      rows,
      ...(done ? { done } : {}),
    });
    if (sessionId === undefined) this.ids.push(id);
    open.sessionId = id;
  }
}
