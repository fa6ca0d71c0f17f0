import type { LogWriter } from '#log/contract.ts';

/**
 * A collection takes 2 to 8 ms here; it is asked for after so many rows, and at most this often, in
 * milliseconds. At 1,000 frames/s 3,000 rows cost 17 MB more than 150, and ten sockets of 2,000/s 9 MB
 * more with twice this time (measured).
 */
export const ROWS_BETWEEN = 500;
export const TIME_BETWEEN = 75;

/** Over this much outside of its heap, V8 begins a collection (its kExternalAllocationSoftLimit is 64 MB). */
const PRESSURE = 96 * 1_024 * 1_024;

export interface CollectionDeps {
  /** Takes so many bytes of memory, writes nothing to it, and gives it back. May throw. */
  touch(bytes: number): void;
  /** Milliseconds of a steady clock. */
  clock(): number;
}

/**
 * The log, which asks Chromium for a garbage collection now and then while rows stream in. Message
 * events and their texts go with a full collection only, and V8 puts that off until there are some
 * 30 MB of them (measured: 40 to 60 MB less at 20,000 frames/s). There is no call for it, but memory
 * outside of the heap brings it on: what is taken is never written to, so that the system never
 * has to provide it.
 */
export function askForCollection(log: LogWriter, { touch, clock }: CollectionDeps): LogWriter {
  let rows = 0;
  let askedAt = Number.NEGATIVE_INFINITY;

  const ask = (): void => {
    rows = 0;
    askedAt = clock();
    try {
      touch(PRESSURE);
    } catch {
      // Memory is short: then it is collected anyway.
    }
  };

  return {
    ...log,
    append(sessionId, row) {
      const index = log.append(sessionId, row);
      rows++;
      if (rows >= ROWS_BETWEEN && clock() - askedAt >= TIME_BETWEEN) ask();
      return index;
    },
  };
}

/**
 * Takes memory as an ArrayBuffer. It is given back at once: V8 takes what there is at the end of a
 * collection for the least that there can be, and would not collect again for long.
 */
export function touchBuffer(bytes: number): void {
  const buffer: ArrayBuffer & { transfer?(length: number): ArrayBuffer } = new ArrayBuffer(bytes);
  buffer.transfer?.(0);
}
