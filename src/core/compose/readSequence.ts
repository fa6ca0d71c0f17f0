import { readBase64 } from '#core/bytes/base64.ts';
import { readHex } from '#core/bytes/hex.ts';
import type { JsonStep } from '#core/filter/json/types.ts';
import { readValuePath } from '#core/filter/json/valueAt.ts';
import { parseFilter } from '#core/filter/parseFilter.ts';
import type { Filter } from '#core/filter/types.ts';
import { formatDuration } from '#core/time.ts';
import { readTemplate } from './readTemplate.ts';
import { type Expectation, LIMITS, type MessageTemplate, type Sequence, type Step } from './types.ts';

/** An expectation whose texts were read. */
export interface ReadyExpectation extends Pick<Expectation, 'kind' | 'withinMs' | 'early' | 'orGoOn'> {
  filter: Filter;
  written: string;
  take: readonly { name: string; path: readonly JsonStep[]; written: string }[];
}

/** A step whose texts were read. */
export type ReadyStep =
  | ({ kind: 'send' } & MessageTemplate)
  | { kind: 'wait'; ms: number }
  | ReadyExpectation;

/** Which of a step's inputs is at fault. */
export type StepPart = 'text' | 'ms' | 'filter' | 'take' | 'rounds';

/** What is wrong; the sentence stands alone. `step` counts from 0, and is absent for the whole. */
export interface SequenceFault {
  step?: number;
  part?: StepPart;
  /** Which of the values that are taken, from 0. */
  taken?: number;
  reason: string;
}

type Fault = Omit<SequenceFault, 'step'>;

/**
 * Reads every step, or tells all that is wrong. Where `known` names the variables that there are,
 * a message may use those and what steps before it have taken, and no others.
 */
export function readSequence(
  { steps, rounds }: Sequence,
  known?: Iterable<string>,
): { steps: ReadyStep[] } | { faults: SequenceFault[] } {
  const ready: ReadyStep[] = [];
  const faults: SequenceFault[] = [];
  const names = known && new Set(known);
  if (steps.length === 0) faults.push({ reason: 'The sequence has no steps.' });
  if (steps.length > LIMITS.steps) {
    faults.push({ reason: `A sequence has ${LIMITS.steps.toLocaleString('en')} steps at the most.` });
  }
  if (!Number.isInteger(rounds) || rounds < 1 || rounds > LIMITS.rounds) {
    const reason = `A sequence is run 1 to ${LIMITS.rounds.toLocaleString('en')} times.`;
    faults.push({ part: 'rounds', reason });
  }
  for (const [step, written] of steps.entries()) {
    const reading = readStep(written, names);
    if ('fault' in reading) {
      faults.push({ step, ...reading.fault });
      // Named there all the same: the messages that use it have no fault of their own.
      if (written.kind === 'expect') for (const { name } of written.take ?? []) names?.add(name);
      continue;
    }
    ready.push(reading.step);
    if (reading.step.kind === 'expect') for (const { name } of reading.step.take) names?.add(name);
  }
  return faults.length > 0 ? { faults } : { steps: ready };
}

function readStep(
  step: Step,
  names: ReadonlySet<string> | undefined,
): { step: ReadyStep } | { fault: Fault } {
  if (step.kind === 'send') {
    const fault = messageFault(step, names);
    return fault === undefined ? { step } : { fault: { part: 'text', reason: fault } };
  }
  if (step.kind === 'wait') {
    return isSpan(step.ms) ? { step } : { fault: { part: 'ms', reason: outOfRange('A wait') } };
  }
  return readExpectation(step);
}

function messageFault({ text, form }: MessageTemplate, names?: ReadonlySet<string>): string | undefined {
  if (text === '') return 'The message is empty.';
  const reading = readTemplate(text);
  if ('fault' in reading) return reading.fault.reason;
  for (const part of reading.parts) {
    if (part.type === 'plain' || part.source.from !== 'variable' || !names) continue;
    const { name } = part.source;
    if (!names.has(name)) {
      return `“${name}” is no variable of the environment, and no step before this one takes it from a frame.`;
    }
  }
  if (form === 'text' || reading.parts.some(({ type }) => type === 'value')) return undefined;
  const bytes = form === 'hex' ? readHex(text) : readBase64(text);
  return 'fault' in bytes ? bytes.fault : undefined;
}

function readExpectation(step: Expectation): { step: ReadyStep } | { fault: Fault } {
  const { kind, withinMs, early, orGoOn, filter: written } = step;
  const reading = parseFilter(written);
  if ('fault' in reading) return { fault: { part: 'filter', reason: reading.fault } };
  const { terms } = reading.filter;
  if (terms.length === 0) {
    return { fault: { part: 'filter', reason: 'What is expected is missing, such as $.type=ready.' } };
  }
  // It would run beside the sockets, where nothing can stop it.
  if (terms.some(({ test }) => test.type === 'regex')) {
    const reason = 'A sequence takes no regular expression: use text, or a JSON path such as $.type=ready.';
    return { fault: { part: 'filter', reason } };
  }
  if (!isSpan(withinMs)) return { fault: { part: 'ms', reason: outOfRange('A time limit') } };
  const take = [];
  for (const [taken, { name, path: at }] of (step.take ?? []).entries()) {
    const path = readValuePath(at);
    if ('fault' in path) return { fault: { part: 'take', taken, reason: path.fault } };
    if (!/^[\p{L}_][\p{L}\p{N}_.-]*$/u.test(name)) {
      const reason = name === '' ? 'The variable needs a name.' : `“${name}” is no name of a variable.`;
      return { fault: { part: 'take', taken, reason } };
    }
    take.push({ name, path: path.path, written: at });
  }
  const choices = { ...(early ? { early } : {}), ...(orGoOn ? { orGoOn } : {}) };
  return { step: { kind, filter: reading.filter, written, withinMs, take, ...choices } };
}

const isSpan = (ms: number): boolean => Number.isFinite(ms) && ms > 0 && ms <= LIMITS.waitMs;

const outOfRange = (what: string): string =>
  `${what} is longer than 0 and at most ${formatDuration(LIMITS.waitMs)}.`;
