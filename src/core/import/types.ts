import type { SessionHead } from '../export/sessionHead.ts';
import type { Frame } from '../frame.ts';

/** A row of a file; it gets a new index in the log. */
export interface ImportedRow extends Pick<Frame, 'time' | 'direction' | 'kind' | 'bad'> {
  /** Text as it is, binary in bytes. */
  payload: string | Uint8Array;
}

/** A file as it lies on the disk: read in pieces, and from its beginning as often as is asked for. */
export interface SessionFile {
  /** Bytes. */
  size: number;
  /** Epoch milliseconds of its last change. */
  modified: number;
  read(): AsyncIterable<Uint8Array>;
}

/** What a file says, in its order: a session, then its rows in portions, then the next session. */
export type ImportedPiece = { head: SessionHead } | { rows: ImportedRow[] };

/** Told how much of the work is done, from 0 to 1. */
export type ToldShare = (share: number) => void;
