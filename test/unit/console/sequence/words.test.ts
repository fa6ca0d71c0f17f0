import { describe, expect, it, test } from 'vitest';
import { freeName } from '#console/sequence/freeName.ts';
import { reportText } from '#console/sequence/reportText.ts';
import { resultsByStep } from '#console/sequence/resultsByStep.ts';
import { stepWords } from '#console/sequence/stepWords.ts';
import { whyNotRun } from '#console/sequence/whyNotRun.ts';
import type { SequenceReport } from '#core/compose/sequenceReport.ts';
import type { Step, StepResult } from '#core/compose/types.ts';

const plan: Step[] = [
  { kind: 'send', text: 'hi\nthere', form: 'text' },
  { kind: 'expect', filter: '$.a=1', withinMs: 5_000, take: [{ name: 'id', path: '$.id' }], orGoOn: true },
];
const result = (change: Partial<StepResult>): StepResult => ({
  step: 0,
  round: 0,
  kind: 'send',
  passed: true,
  at: 0,
  ms: 3,
  detail: 'hi',
  ...change,
});
const report = (change: Partial<SequenceReport> = {}): SequenceReport => ({
  run: 1,
  name: 'Login',
  steps: 2,
  rounds: 1,
  done: 1,
  state: 'failed',
  startedAt: 1_000,
  endedAt: 3_000,
  why: 'Step 2: No frame passed “$.a=1” within 5 s.',
  plan,
  results: [
    result({ frame: 4 }),
    result({ step: 1, kind: 'expect', passed: false, ms: 1_990, detail: 'No frame passed.' }),
  ],
  ...change,
});

test.each([
  [plan[0]!, 'hi↵ there'],
  [{ kind: 'send', text: '0a', form: 'hex' }, 'hex 0a'],
  [{ kind: 'wait', ms: 1_500 }, '1.5 s'],
  [plan[1]!, '$.a=1 within 5 s, or go on, take id'],
] satisfies [Step, string][])('a step in one line: %j', (step, words) => {
  expect(stepWords(step)).toBe(words);
});

test('a report as text has a line a step, with outcome, time and frame', () => {
  expect(reportText(report(), { name: 'chat', state: 'open' })).toBe(
    [
      'Sequence “Login” on chat, failed: 1 of 2 steps in 2 s',
      'Begun 1970-01-01T00:00:01.000Z',
      'Step 2: No frame passed “$.a=1” within 5 s.',
      '',
      'ok   1  send: hi  3 ms [#5]',
      'FAIL 2  expect: No frame passed.  2 s',
      '',
    ].join('\n'),
  );
});

test('a report names its rounds, and says what is not kept', () => {
  const text = reportText(report({ rounds: 9, results: [result({ round: 2, step: 1 })], state: 'passed' }), {
    name: 'chat',
    state: 'open',
  });
  expect(text).toContain('(The first 5 results are not kept.)');
  expect(text).toContain('ok   3.2  send: hi');
});

test('a sequence whose connection is gone is not said to run', () => {
  const { why: _, endedAt: __, ...running } = report({ state: 'running' });
  expect(reportText(running, { name: 'chat', state: 'lost' })).toContain(
    'failed: 1 of 2 steps\nBegun 1970-01-01T00:00:01.000Z\nThe connection ended before the sequence was done.',
  );
  expect(reportText(running, { name: 'chat', state: 'open' })).toContain('running: step 2 of 2');
});

describe('results beside the steps', () => {
  it('are the latest of each', () => {
    const results = [result({ ms: 1 }), result({ ms: 2, round: 1 })];
    expect(resultsByStep(plan, report({ results }))).toMatchObject({
      byStep: [{ ms: 2 }, undefined],
      isPlan: true,
    });
  });

  it('are gone where the step was changed since', () => {
    const changed: Step[] = [{ kind: 'send', text: 'other', form: 'text' }, plan[1]!];
    const { byStep, isPlan } = resultsByStep(changed, report());
    expect(byStep[0]).toBeUndefined();
    expect(byStep[1]).toMatchObject({ passed: false });
    expect(isPlan).toBe(false);
  });

  it('do not mind the order in which a step was written', () => {
    const turned: Step[] = [{ form: 'text', text: 'hi\nthere', kind: 'send' }, plan[1]!];
    expect(resultsByStep(turned, report()).isPlan).toBe(true);
  });
});

test.each([
  ['Sequence', [], 'Sequence 1'],
  ['Sequence', ['Sequence 1', 'Sequence 3'], 'Sequence 2'],
  ['Login 1', ['Login 1'], 'Login 2'],
])('a free name like %s beside %j', (like, taken, name) => {
  expect(freeName(like, taken)).toBe(name);
});

test.each([
  [undefined, [], 'Connect first, then run it.'],
  [{ state: 'closed' }, [], 'The connection is not open. Connect, then run it.'],
  [{ state: 'open' }, [{ step: 1, reason: 'It is empty.' }], 'Step 2: It is empty.'],
  [{ state: 'open' }, [{ reason: 'The sequence has no steps.' }], 'The sequence has no steps.'],
  [{ state: 'open' }, [], undefined],
] as const)('why %j with %j cannot run', (session, faults, why) => {
  expect(whyNotRun(session, faults)).toBe(why);
});
