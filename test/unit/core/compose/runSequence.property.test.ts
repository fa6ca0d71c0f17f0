import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Step, StepResult } from '#core/compose/types.ts';
import { expectStep, send, start, wait } from './sequenceClock.ts';

/** What the oracle knows of a step: spans are whole milliseconds, and a frame holds one letter. */
type Plan = { kind: 'send' } | { kind: 'wait'; ms: number } | Awaited;
interface Awaited {
  kind: 'expect';
  letter: string;
  within: number;
  early: boolean;
  orGoOn: boolean;
}
interface Arrival {
  at: number;
  letter: string;
}

/**
 * The same rules worked out from the whole list of arrivals, without timers: each step is given the
 * moment in which it begins, and looks for its frame among those of its span.
 */
function oracle(plan: readonly Plan[], rounds: number, arrivals: readonly Arrival[]) {
  const told: Pick<StepResult, 'step' | 'round' | 'passed' | 'ms'>[] = [];
  const used = new Set<number>();
  let now = 0;
  /** Arrivals that were there when the step began. */
  let seen = 0;
  let sinceSend = 0;
  for (let round = 0; round < rounds; round++) {
    for (const [step, one] of plan.entries()) {
      let ms = 0;
      let passed = true;
      if (one.kind === 'send') sinceSend = seen;
      else if (one.kind === 'wait') {
        ms = one.ms;
        seen = Math.max(seen, arrivals.filter(({ at }) => at < now + ms).length);
      } else {
        const early = arrivals.findIndex(
          ({ letter }, n) => n >= sinceSend && n < seen && !used.has(n) && letter === one.letter,
        );
        const later = arrivals.findIndex(
          ({ letter, at }, n) => n >= seen && letter === one.letter && at < now + one.within,
        );
        if (one.early && early >= 0) used.add(early);
        else if (later >= 0) {
          used.add(later);
          ms = arrivals[later]!.at - now;
          seen = later + 1;
        } else {
          ms = one.within;
          passed = one.orGoOn;
          seen = Math.max(seen, arrivals.filter(({ at }) => at < now + ms).length);
        }
      }
      now += ms;
      told.push({ step, round, passed, ms });
      if (!passed) return { told, passed };
    }
  }
  return { told, passed: true };
}

const letter = fc.constantFrom('qa', 'qb', 'qc');
const plan: fc.Arbitrary<Plan> = fc.oneof(
  fc.constant<Plan>({ kind: 'send' }),
  fc.record({ kind: fc.constant('wait' as const), ms: fc.integer({ min: 1, max: 40 }) }),
  fc.record({
    kind: fc.constant('expect' as const),
    letter,
    within: fc.integer({ min: 1, max: 60 }),
    early: fc.boolean(),
    orGoOn: fc.boolean(),
  }),
);

const toStep = (one: Plan): Step => {
  if (one.kind === 'send') return send('m');
  if (one.kind === 'wait') return wait(one.ms);
  return expectStep(one.letter, {
    withinMs: one.within,
    ...(one.early ? { early: true } : {}),
    ...(one.orGoOn ? { orGoOn: true } : {}),
  });
};

test('any sequence under any traffic does what its rules say, in order and in time', () => {
  fc.assert(
    fc.property(
      fc.array(plan, { minLength: 1, maxLength: 8 }),
      fc.integer({ min: 1, max: 3 }),
      fc.array(fc.record({ gap: fc.integer({ min: 0, max: 25 }), letter }), { maxLength: 40 }),
      (steps, rounds, gaps) => {
        let at = 0;
        const arrivals = gaps.map(({ gap, letter }) => {
          at += gap;
          return { at, letter };
        });
        const run = start(steps.map(toStep), { rounds });
        // Its first turn, before anything comes.
        run.clock.advance(0);
        const began = run.clock.now;
        for (const arrival of arrivals) {
          run.clock.advance(arrival.at - (run.clock.now - began));
          run.receive(arrival.letter);
        }
        run.clock.advance(10_000);
        const expected = oracle(steps, rounds, arrivals);
        const told = run.results.map(({ step, round, passed, ms }) => ({ step, round, passed, ms }));
        expect(told).toEqual(expected.told);
        expect(run.ends.map(({ state }) => state)).toEqual([expected.passed ? 'passed' : 'failed']);
        expect(run.clock.waiting).toBe(0);
      },
    ),
    { numRuns: 400 },
  );
});
