import type { Step, StepResult } from './types.ts';

/** `stopped`: by the person. */
export type SequenceState = 'running' | 'passed' | 'failed' | 'stopped';

/** How far a session's latest sequence is: small, a part of the session's record. */
export interface SequenceProgress {
  /** Counts the session's runs, from 1. */
  run: number;
  name: string;
  /** Steps in a round, and rounds. */
  steps: number;
  rounds: number;
  /** Steps that have ended, over all rounds. */
  done: number;
  state: SequenceState;
  /** Epoch ms. */
  startedAt: number;
  endedAt?: number;
  /** One sentence; absent where every step passed. */
  why?: string;
}

/** What came of a session's latest sequence; part of the session's detail. Messages as they were sent: it holds what the log holds. */
export interface SequenceReport extends SequenceProgress {
  /** As they were run: the stored sequence may have been changed since. */
  plan: readonly Step[];
  /** In their order, the latest `MOST_RESULTS` of them. */
  results: readonly StepResult[];
}

/** Results of earlier steps are let go. */
export const MOST_RESULTS = 2_000;

/** `step 34 of 200`, of all rounds. */
export function progressWords({ done, steps, rounds, state }: SequenceProgress): string {
  const all = steps * rounds;
  const count = (value: number) => value.toLocaleString('en');
  return state === 'running'
    ? `step ${count(Math.min(done + 1, all))} of ${count(all)}`
    : `${count(done)} of ${count(all)} steps`;
}
