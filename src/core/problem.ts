/**
 * An error meant for a person: `message` is one clear sentence (what happened and why),
 * `next` what to do about it. It crosses contexts whole (see messaging/wire.ts).
 */
export class Problem extends Error {
  override readonly name = 'Problem';
  /**
   * What it is about, for what mends it in place: the origin that was not reached, or the property of
   * a profile's source that was refused. Never a secret.
   */
  readonly about?: string;

  constructor(
    /** A stable id such as `keys.expired`, for tests and for buttons that mend the cause. */
    readonly id: string,
    message: string,
    /** What the person can do next, one sentence; absent where the message already says it. */
    readonly next?: string,
    options?: ErrorOptions & { about?: string | undefined },
  ) {
    super(message, options);
    if (options?.about !== undefined) this.about = options.about;
  }
}

/** Anything thrown, as a Problem; the text of an unknown error is kept, its stack is not. */
export function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  const text = error instanceof Error ? error.message : String(error);
  return new Problem('unexpected', text || 'Something went wrong.', undefined, { cause: error });
}
