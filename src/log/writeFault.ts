import { Problem } from '#core/problem.ts';

const isFull = (error: unknown): boolean => nameOf(error) === 'QuotaExceededError';

const nameOf = (error: unknown): string =>
  error instanceof Error || error instanceof DOMException ? error.name : '';

/** Why a write failed, as the end of a sentence. */
export function writeReason(error: unknown): string {
  if (isFull(error)) return "the browser's storage is full";
  const name = nameOf(error);
  return name ? `the browser could not write the log (${name})` : 'the browser could not write the log';
}

/** What the person can do; `again` where they have to try again themselves. */
export function writeAdvice(error: unknown, again: boolean): string {
  if (isFull(error)) return 'Remove sessions that you no longer need, or make room on the disk.';
  return again
    ? 'Try again; if it stays so, restart the browser.'
    : 'It is tried again by itself; if it stays so, restart the browser.';
}

/** A failed write as a Problem. `what` begins the sentence, such as `The log was not cleared`. */
export function writeProblem(what: string, error: unknown): Problem {
  if (error instanceof Problem) return error;
  const advice = writeAdvice(error, true);
  return new Problem('log.write', `${what}: ${writeReason(error)}.`, advice, { cause: error });
}
