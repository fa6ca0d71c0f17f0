import { Problem, toProblem } from '#core/problem.ts';

/** A command on its way. */
export interface Request {
  id: number;
  method: string;
  args: unknown[];
}

/** Its answer: a value, or a Problem in parts. */
export type Reply = { id: number; value: unknown } | { id: number; problem: WireProblem };

interface WireProblem {
  id: string;
  message: string;
  next?: string;
  about?: string;
  /** Messages of the causes, outermost first; stacks stay where they are. */
  causes?: string[];
}

export function isRequest(message: unknown): message is Request {
  if (typeof message !== 'object' || message === null) return false;
  const { id, method, args } = message as Partial<Request>;
  return typeof id === 'number' && typeof method === 'string' && Array.isArray(args);
}

export function isReply(message: unknown): message is Reply {
  if (typeof message !== 'object' || message === null || !('id' in message)) return false;
  return typeof message.id === 'number' && ('value' in message || 'problem' in message);
}

/** Takes anything thrown apart for the wire. */
export function packProblem(error: unknown): WireProblem {
  const problem = toProblem(error);
  const causes: string[] = [];
  let cause = problem.cause;
  while (cause instanceof Error && causes.length < 5) {
    causes.push(cause.message);
    cause = cause.cause;
  }
  return {
    id: problem.id,
    message: problem.message,
    ...(problem.next === undefined ? {} : { next: problem.next }),
    ...(problem.about === undefined ? {} : { about: problem.about }),
    ...(causes.length > 0 ? { causes } : {}),
  };
}

/** Puts a Problem together again. */
export function unpackProblem(wire: WireProblem): Problem {
  const cause = (wire.causes ?? []).reduceRight<Error | undefined>(
    (inner, message) => new Error(message, inner ? { cause: inner } : undefined),
    undefined,
  );
  return new Problem(wire.id, wire.message, wire.next, {
    ...(cause ? { cause } : {}),
    about: wire.about,
  });
}
