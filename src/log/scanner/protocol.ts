import type { SearchEvent, SearchRequest } from './contract.ts';

/** From the view to its Worker. `id` names a search. */
export type ScannerCall =
  | { type: 'search'; id: number; request: SearchRequest }
  | { type: 'extend'; id: number; first: number; next: number }
  | { type: 'abort'; id: number };

/** From the Worker: what a search has found, or only that the Worker is not stuck and how many calls it took. */
export type ScannerNews =
  | { type: 'event'; id: number; event: SearchEvent }
  | { type: 'alive'; calls: number };

/** Hits go over as they are, without a copy. */
export function transferOf(event: SearchEvent): Transferable[] {
  return event.type === 'past' || event.type === 'fresh' ? [event.hits.buffer as ArrayBuffer] : [];
}
