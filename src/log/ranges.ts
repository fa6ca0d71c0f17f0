/** Key ranges of the stores of rows, whose keys begin with `[sessionId, index]`. */

/** All segments of a session: `[id]` sorts before every `[id, n]`, and `[id + 1]` after. */
export const allOf = (sessionId: number): IDBKeyRange =>
  IDBKeyRange.bound([sessionId], [sessionId + 1], false, true);

/** Segments that start at or before `index`: the last of them holds it, if any does. */
export const upTo = (sessionId: number, index: number): IDBKeyRange =>
  IDBKeyRange.bound([sessionId], [sessionId, index]);

/** Segments that start before `index`. */
export const before = (sessionId: number, index: number): IDBKeyRange =>
  IDBKeyRange.bound([sessionId], [sessionId, index], false, true);

/** What starts at `index` or later. */
export const onwards = (sessionId: number, index: number): IDBKeyRange =>
  IDBKeyRange.bound([sessionId, index], [sessionId + 1], false, true);

/** Segments that start at `from` or later, and before `to`. */
export const between = (sessionId: number, from: number, to: number): IDBKeyRange =>
  IDBKeyRange.bound([sessionId, from], [sessionId, to], false, true);

/** All chunks of one row's payload; their keys are `[sessionId, index, start]`. */
export const bodyOf = (sessionId: number, index: number): IDBKeyRange =>
  IDBKeyRange.bound([sessionId, index], [sessionId, index + 1], false, true);

/** Its chunks that start at or before byte `at`: the last of them holds it. */
export const bodyUpTo = (sessionId: number, index: number, at: number): IDBKeyRange =>
  IDBKeyRange.bound([sessionId, index], [sessionId, index, at]);

/** Its chunks that start at byte `start` or later, and before byte `to`. */
export const bodyBetween = (sessionId: number, index: number, start: number, to: number): IDBKeyRange =>
  IDBKeyRange.bound([sessionId, index, start], [sessionId, index, to], false, true);
