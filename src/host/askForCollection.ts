import type { LogWriter } from '#log/contract.ts';

/** A collection takes some 8 ms here, so it is asked for after so many rows, and at most this often, in milliseconds. */
export const ROWS_BETWEEN = 6_000;
export const TIME_BETWEEN = 300;

/** Over this much outside of its heap, V8 begins a collection (its kExternalAllocationSoftLimit is 64 MB). */
const PRESSURE = 96 * 1_024 * 1_024;

export interface CollectionDeps {
  /** Takes so many bytes of memory; returns the way to give them back. May throw. */
  take(bytes: number): () => void;
  /** Milliseconds of a steady clock. */
  clock(): number;
  /** Calls back once the current task has ended. */
  soon(callback: () => void): void;
}

/**
 * The log, which asks Chromium for a garbage collection now and then while rows stream in. Message
 * events and their texts go with a full collection only, and V8 puts that off until there are some
 * 30 MB of them (measured: 40 MB less at 20,000 frames/s). There is no call for it, but memory
 * outside of the heap brings it on: what is taken is never written to, so that the system never
 * has to provide it.
 */
export function askForCollection(log: LogWriter, { take, clock, soon }: CollectionDeps): LogWriter {
  let rows = 0;
  let askedAt = Number.NEGATIVE_INFINITY;

  const ask = (): void => {
    rows = 0;
    askedAt = clock();
    try {
      soon(take(PRESSURE));
    } catch {
      // Memory is short: then it is collected anyway.
    }
  };

  return {
    ...log,
    append(sessionId, row) {
      log.append(sessionId, row);
      rows++;
      if (rows >= ROWS_BETWEEN && clock() - askedAt >= TIME_BETWEEN) ask();
    },
  };
}

/** Takes memory as an ArrayBuffer. */
export function takeBuffer(bytes: number): () => void {
  const buffer: ArrayBuffer & { transfer?(length: number): ArrayBuffer } = new ArrayBuffer(bytes);
  return () => void buffer.transfer?.(0);
}
