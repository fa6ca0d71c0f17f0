/**
 * Filter and search over a session's log. A Worker walks the segments, so that neither the view
 * nor the writer waits for it; the view gets the indices of what passes, as they are found.
 */
import type { Filter } from '#core/filter/types.ts';

export interface SearchRequest {
  sessionId: number;
  filter: Filter;
  /** Rows that are stored when the search begins; later ones come by `SearchHandle.extend`. */
  first: number;
  next: number;
}

export type SearchEvent =
  /** Rows of the past that pass, newest first; every row from `down` on has been tested. */
  | { type: 'past'; hits: Uint32Array; down: number }
  /** Rows that came since the search began and pass, oldest first; all before `up` have been tested. */
  | { type: 'fresh'; hits: Uint32Array; up: number }
  /** The past has been tested down to the first row. */
  | { type: 'done' }
  /** It ended early: a sentence for the person (a regular expression without end, a log that cannot be read). */
  | { type: 'stopped'; message: string };

export interface SearchHandle {
  /** Rows `first` to `next` (exclusive) are stored now. */
  extend(first: number, next: number): void;
  /** No event comes after this call. */
  abort(): void;
}

/** One per view. */
export interface LogScanner {
  search(request: SearchRequest, listener: (event: SearchEvent) => void): SearchHandle;
  close(): void;
}
