import type { DecodeResult } from '../contract.ts';

/**
 * What a reader of bytes throws to itself; decoders turn it into a result. No Error: every decoder
 * has a look at every message, and to note down the stack took most of that time.
 */
export class ByteFault {
  constructor(
    readonly at: number,
    readonly reason: string,
    /** The message ends before what was begun. */
    readonly isEarlyEnd = false,
  ) {}
}

/** Runs a reader; what it threw to itself becomes the result. */
export function settleFault(read: () => DecodeResult): DecodeResult {
  try {
    return read();
  } catch (error) {
    if (error instanceof ByteFault) return fault(error.reason, error.at);
    throw error;
  }
}

/** A result that says why; `at` is a byte offset. */
export function fault(reason: string, at?: number): DecodeResult {
  return { ok: false, fault: at === undefined ? { reason } : { at, reason } };
}
