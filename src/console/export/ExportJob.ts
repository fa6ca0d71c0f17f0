import { signal } from '@preact/signals';
import { type ExportKind, exportName } from '#core/export/exporters.ts';
import type { ExportOptions, FileSink } from '#core/export/types.ts';
import { type Problem, toProblem } from '#core/problem.ts';
import type { SessionRecord } from '#core/session.ts';
import type { LogReader } from '#log/contract.ts';
import { type FrameRange, readFrames, sizeOfRange } from './readFrames.ts';

/** Text is handed on in pieces of about so many characters. */
const PIECE = 1_024 * 1_024;

export type ExportState =
  | { at: 'idle' }
  /** Rows written so far; of how many is known once the filter has searched all. */
  | { at: 'writing'; name: string; rows: number; total?: number }
  | { at: 'saved'; name: string; bytes: number; rows: number }
  | { at: 'failed'; problem: Problem };

export interface ExportWish {
  kind: ExportKind;
  session: SessionRecord;
  options: ExportOptions;
  /** Which rows; may take a while to be found out. */
  range(): Promise<FrameRange> | FrameRange;
}

export interface ExportJobDeps {
  log: Pick<LogReader, 'rows' | 'body' | 'detail'>;
  openFile(name: string, type: string): Promise<FileSink>;
  version: string;
  /** Epoch milliseconds. */
  now(): number;
}

/** Writes one session at a time into a file; how far it has come is in `state`. */
export class ExportJob {
  readonly state = signal<ExportState>({ at: 'idle' });
  #running: AbortController | undefined;

  constructor(private readonly deps: ExportJobDeps) {}

  /** Resolves when the file is saved, given up or failed; does nothing while another is written. */
  async start(wish: ExportWish): Promise<void> {
    if (this.#running) return;
    const running = new AbortController();
    this.#running = running;
    const { kind, session } = wish;
    const name = exportName(session.name, session.createdAt, kind.extension);
    this.state.value = { at: 'writing', name, rows: 0 };
    try {
      const { bytes, rows } = await this.#write(wish, name, running.signal);
      this.state.value = { at: 'saved', name, bytes, rows };
    } catch (error) {
      this.state.value = running.signal.aborted
        ? { at: 'idle' }
        : { at: 'failed', problem: toProblem(error) };
    } finally {
      this.#running = undefined;
    }
  }

  cancel(): void {
    this.#running?.abort();
  }

  /** Puts away what is told of the last file. */
  forget(): void {
    if (!this.#running) this.state.value = { at: 'idle' };
  }

  async #write({ kind, session, options, range }: ExportWish, name: string, signal: AbortSignal) {
    const { log, openFile, version, now } = this.deps;
    const wanted = await range();
    signal.throwIfAborted();
    const total = sizeOfRange(wanted);
    const detail = await log.detail(session.id);
    const sink = await openFile(name, kind.type);
    try {
      let told = -1;
      const tell = (rows: number) => {
        signal.throwIfAborted();
        // Nobody sees more of it, and to draw it takes longer than to read the rows.
        const percent = Math.floor((rows / total) * 100);
        if (percent === told) return;
        told = percent;
        this.state.value = { at: 'writing', name, rows, total };
      };
      const source = {
        session,
        ...(detail?.handshake ? { handshake: detail.handshake } : {}),
        frames: readFrames(log, session.id, wanted, tell),
        version,
        exportedAt: now(),
      };
      let text = '';
      for await (const piece of kind.write(source, options)) {
        text += piece;
        if (text.length < PIECE) continue;
        await sink.write(text);
        text = '';
      }
      if (text !== '') await sink.write(text);
      signal.throwIfAborted();
      return { bytes: await sink.save(), rows: total };
    } catch (error) {
      await sink.discard();
      throw error;
    }
  }
}
