/** Key ranges of the `segments` store, whose keys are `[sessionId, firstIndex]`. */

/** All segments of a session: `[id]` sorts before every `[id, n]`, and `[id + 1]` after. */
export const allOf = (sessionId: number): IDBKeyRange =>
  IDBKeyRange.bound([sessionId], [sessionId + 1], false, true);

/** Segments that start at or before `index`: the last of them holds it, if any does. */
export const upTo = (sessionId: number, index: number): IDBKeyRange =>
  IDBKeyRange.bound([sessionId], [sessionId, index]);

/** Segments that start before `index`. */
export const before = (sessionId: number, index: number): IDBKeyRange =>
  IDBKeyRange.bound([sessionId], [sessionId, index], false, true);

/** Segments that start at `from` or later, and before `to`. */
export const between = (sessionId: number, from: number, to: number): IDBKeyRange =>
  IDBKeyRange.bound([sessionId, from], [sessionId, to], false, true);
