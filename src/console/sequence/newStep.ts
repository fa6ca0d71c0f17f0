import type { Step } from '#core/compose/types.ts';

/** A step of which the person has written nothing yet. */
export function newStep(kind: Step['kind']): Step {
  if (kind === 'send') return { kind, text: '', form: 'text' };
  if (kind === 'wait') return { kind, ms: 500 };
  // An answer may be faster than the wait before this step.
  return { kind, filter: '', withinMs: 5_000, early: true };
}
