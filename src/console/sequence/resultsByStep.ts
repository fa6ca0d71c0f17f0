import type { SequenceReport } from '#core/compose/sequenceReport.ts';
import type { Step, StepResult } from '#core/compose/types.ts';

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

/** As they are stored: the order of members may differ between what was typed and what was read. */
function isSame(one: Step, other: Step | undefined): boolean {
  return other !== undefined && inOrder(one) === inOrder(other);
}

const inOrder = (step: Step): string =>
  JSON.stringify(Object.entries(step).sort(([a], [b]) => (a < b ? -1 : 1)));
