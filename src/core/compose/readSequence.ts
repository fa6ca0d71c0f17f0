import type { JsonStep } from '#core/filter/json/types.ts';
import { readValuePath } from '#core/filter/json/valueAt.ts';
import { parseFilter } from '#core/filter/parseFilter.ts';
import type { Filter } from '#core/filter/types.ts';
import { formatDuration } from '#core/time.ts';
import { readTemplate } from './readTemplate.ts';
import { LIMITS, type MessageTemplate, type Sequence, type Step } from './types.ts';

/** A step whose texts were read. */
export type ReadyStep =
  | ({ kind: 'send' } & MessageTemplate)
  | { kind: 'wait'; ms: number }
  | {
      kind: 'expect';
      filter: Filter;
      written: string;
      withinMs: number;
      take: readonly { name: string; path: readonly JsonStep[]; written: string }[];
    };

/** What is wrong with a step; the sentence stands alone. `step` counts from 0. */
export interface SequenceFault {
  step: number;
  reason: string;
}

/** Reads every step, or tells all that is wrong. */
export function readSequence({
  steps,
  rounds,
}: Sequence): { steps: ReadyStep[] } | { faults: SequenceFault[] } {
  const ready: ReadyStep[] = [];
  const faults: SequenceFault[] = [];
  if (steps.length === 0) faults.push({ step: 0, reason: 'The sequence has no steps.' });
  if (steps.length > LIMITS.steps) {
    faults.push({
      step: LIMITS.steps,
      reason: `A sequence has ${LIMITS.steps.toLocaleString('en')} steps at the most.`,
    });
  }
  if (!Number.isInteger(rounds) || rounds < 1 || rounds > LIMITS.rounds) {
    faults.push({ step: 0, reason: `A sequence is run 1 to ${LIMITS.rounds.toLocaleString('en')} times.` });
  }
  for (const [at, step] of steps.entries()) {
    const reading = readStep(step);
    if ('fault' in reading) faults.push({ step: at, reason: reading.fault });
    else ready.push(reading.step);
  }
  return faults.length > 0 ? { faults } : { steps: ready };
}

function readStep(step: Step): { step: ReadyStep } | { fault: string } {
  if (step.kind === 'send') {
    const reading = readTemplate(step.text);
    return 'fault' in reading ? { fault: reading.fault.reason } : { step };
  }
  if (step.kind === 'wait') return isSpan(step.ms) ? { step } : { fault: outOfRange('A wait') };
  if (!isSpan(step.withinMs)) return { fault: outOfRange('A time limit') };
  const reading = parseFilter(step.filter);
  if ('fault' in reading) return { fault: reading.fault };
  if (reading.filter.terms.length === 0)
    return { fault: 'What is expected is missing, such as $.type=ready.' };
  const take = [];
  for (const { name, path: written } of step.take ?? []) {
    const path = readValuePath(written);
    if ('fault' in path) return { fault: path.fault };
    if (!/^[\p{L}_][\p{L}\p{N}_.-]*$/u.test(name)) return { fault: `“${name}” is no name of a variable.` };
    take.push({ name, path: path.path, written });
  }
  return {
    step: { kind: 'expect', filter: reading.filter, written: step.filter, withinMs: step.withinMs, take },
  };
}

const isSpan = (ms: number): boolean => Number.isFinite(ms) && ms > 0 && ms <= LIMITS.waitMs;

const outOfRange = (what: string): string =>
  `${what} is longer than 0 and at most ${formatDuration(LIMITS.waitMs)}.`;
