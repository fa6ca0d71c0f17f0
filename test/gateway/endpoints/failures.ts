import { AwsError } from './AwsError.ts';

/** What an operation is to fail with: an AWS error, or a connection that is cut. */
export type Failure = { type: string; message: string; status?: number } | 'reset';

/** An order to cut the connection without an answer. */
export class CutConnection extends Error {}

/** Failures on demand, by operation. */
export interface Failures {
  /** The next `count` calls of the operation fail so. */
  failNext(operation: string, failure: Failure, count?: number): void;
  /** Throws where a failure is due. */
  check(operation: string): void;
}

export function createFailures(): Failures {
  const due: { operation: string; failure: Failure }[] = [];
  return {
    failNext(operation, failure, count = 1) {
      for (let n = 0; n < count; n++) due.push({ operation, failure });
    },
    check(operation) {
      const index = due.findIndex((entry) => entry.operation === operation);
      if (index < 0) return;
      const [{ failure }] = due.splice(index, 1) as [(typeof due)[number]];
      if (failure === 'reset') throw new CutConnection();
      throw new AwsError(failure.type, failure.message, failure.status);
    },
  };
}
