import type { Frame } from '../frame.ts';
import type { RecordedHandshake } from '../page/pageSocket.ts';
import type { SessionRecord } from '../session.ts';

/** What is written out: one session, its rows in order with their payloads whole. */
export interface ExportSource {
  session: SessionRecord;
  handshake?: RecordedHandshake;
  /** Rows to write. Read one after the other, so that a log of any length is never held. */
  frames: AsyncIterable<Frame>;
  /** Version of the extension, and the time of the export in epoch ms. */
  version: string;
  exportedAt: number;
}

export interface ExportOptions {
  /** Secrets are replaced: tokens, signatures, and values of fields that are named like secrets. */
  redact: boolean;
  /** Field names that are secrets as well, whatever their case. */
  names?: readonly string[];
}

/** Writes a session in pieces of text; what they make together is the file. */
export type Exporter = (source: ExportSource, options: ExportOptions) => AsyncGenerator<string>;

/** A file that comes into being piece by piece, and is handed to the person at the end. */
export interface FileSink {
  /** Problem: `export.write`. */
  write(text: string): Promise<void>;
  /** Saves it as a download; resolves with its bytes. Problem: `export.write`. */
  save(): Promise<number>;
  /** Forgets what was written. */
  discard(): Promise<void>;
}
