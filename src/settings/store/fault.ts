import { toProblem } from '#core/problem.ts';

/** Why something cannot be saved, as it stands beside its field. */
export interface Fault {
  message: string;
  next?: string;
  /** As a Problem's. */
  about?: string;
}

/** Faults by field name; `form` for what no single field is to blame for. */
export type Faults = Record<string, Fault>;

export function faultOf(error: unknown): Fault & { id: string } {
  const { id, message, next, about } = toProblem(error);
  return {
    id,
    message,
    ...(next === undefined ? {} : { next }),
    ...(about === undefined ? {} : { about }),
  };
}
