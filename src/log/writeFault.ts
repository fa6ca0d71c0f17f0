import { Problem } from '#core/problem.ts';

/** Why a write failed, as the end of a sentence. */
export function writeReason(error: unknown): string {
  const name = error instanceof Error || error instanceof DOMException ? error.name : '';
  if (name === 'QuotaExceededError') return "the browser's storage is full";
  return name ? `the browser could not write the log (${name})` : 'the browser could not write the log';
}

/** A failed write as a Problem. `what` begins the sentence, such as `The log was not cleared`. */
export function writeProblem(what: string, error: unknown): Problem {
  if (error instanceof Problem) return error;
  const reason = writeReason(error);
  const next = reason.includes('full')
    ? 'Remove sessions that you no longer need, or make room on the disk.'
    : 'Try again; if it stays so, restart the browser.';
  return new Problem('log.write', `${what}: ${reason}.`, next, { cause: error });
}
