import type { SequenceReport } from '#core/compose/sequenceReport.ts';
import type { Step, StepResult } from '#core/compose/types.ts';
import { isSame } from './isSame.ts';

export interface StepResults {
  /** The latest of each step, where that was run as it is written now. */
  byStep: readonly (StepResult | undefined)[];
  /** All of it was. */
  isPlan: boolean;
}

/** What came of the steps that are written: nothing of one that was changed since. */
export function resultsByStep(steps: readonly Step[], report: SequenceReport | undefined): StepResults {
  const same = steps.map((step, at) => isSame(step, report?.plan[at]));
  const byStep: (StepResult | undefined)[] = steps.map(() => undefined);
  for (const result of report?.results ?? []) if (same[result.step]) byStep[result.step] = result;
  return { byStep, isPlan: report?.plan.length === steps.length && same.every(Boolean) };
}
