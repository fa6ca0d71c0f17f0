import type { SessionHead } from '../export/sessionHead.ts';
import type { Frame } from '../frame.ts';

/** A row of a file; it gets a new index in the log. */
export type ImportedRow = Pick<Frame, 'time' | 'direction' | 'kind' | 'payload' | 'bad'>;

/** A connection that a file tells of. */
export interface ImportedSession {
  head: SessionHead;
  rows: Iterable<ImportedRow>;
}

/** Faults of a file are Problems `import.*` that name the place. */
export type ImportedFile = readonly ImportedSession[];
