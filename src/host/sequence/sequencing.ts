import { readSequence } from '#core/compose/readSequence.ts';
import { type RunningSequence, runSequence } from '#core/compose/runSequence.ts';
import { MOST_RESULTS, type SequenceProgress, type SequenceReport } from '#core/compose/sequenceReport.ts';
import type { MessageTemplate, StepResult } from '#core/compose/types.ts';
import { Problem } from '#core/problem.ts';
import type { SessionPatch } from '#log/contract.ts';
import type { Values } from '#messaging/compose.ts';
import type { SequenceOrder } from '#messaging/sequences.ts';
import type { Later } from '../later.ts';
import { showSent } from './showSent.ts';
import { toFrame } from './toFrame.ts';

/** The record says how far it is, and the report is stored, at most this often while it runs, in ms. */
const TELL_EVERY = 50;
const STORE_EVERY = 500;

export interface SequencingDeps {
  /** Epoch milliseconds. */
  now(): number;
  later: Later;
  /** Values put in, and the text as it is meant. Problems: `message.*`. */
  fill(message: MessageTemplate, values: Values): string | Uint8Array<ArrayBuffer>;
  /** Returns the row's index. Throws Problem `session.closed` where the connection is not open. */
  send(data: string | Uint8Array<ArrayBuffer>): number | undefined;
  /** Bytes that were given to the socket and are not on the wire. */
  buffered(): number;
  update(patch: Pick<SessionPatch, 'sequence'>): void;
  /** Keeps the report; may fail. */
  store(report: SequenceReport): Promise<void>;
}

/** Runs the sequences of a session, one at a time. */
export interface Sequencing {
  /** Problems: `sequence.fault`, `sequence.running`. */
  run(order: SequenceOrder): void;
  /** The person ends it; `why` is a sentence. */
  stop(why?: string): void;
  /** A message came; `index` is its row, where the log had room for it. */
  received(payload: string | ArrayBuffer, index: number | undefined): void;
  /** The connection has ended; `why` is a sentence. */
  ended(why: string): void;
  /** The session is being removed: nothing is told any more. */
  abandon(): void;
}

export function createSequencing(deps: SequencingDeps): Sequencing {
  const { now, later } = deps;
  let running: RunningSequence | undefined;
  let runs = 0;
  let abandoned = false;

  function run({ run: { name, steps: plan, rounds }, values: given, secret }: SequenceOrder): void {
    if (running) throw busy();
    const reading = readSequence({ steps: plan, rounds });
    if ('faults' in reading) throw faulty(reading.faults[0]!);
    const values: Values = { ...given };
    const results: StepResult[] = [];
    const startedAt = now();
    let progress: SequenceProgress = {
      run: ++runs,
      name,
      steps: plan.length,
      rounds,
      done: 0,
      state: 'running',
      startedAt,
    };
    let cancelTell: (() => void) | undefined;
    let cancelStore: (() => void) | undefined;

    const tell = (): void => {
      cancelTell = undefined;
      if (!abandoned) deps.update({ sequence: progress });
    };
    const store = (): void => {
      cancelStore = undefined;
      // The log tells of its own trouble, and the sequence does not wait for it.
      if (!abandoned) deps.store({ ...progress, plan, results: [...results] }).catch(() => {});
    };

    running = runSequence(reading.steps, rounds, {
      now,
      later,
      buffered: deps.buffered,
      send(message) {
        const data = deps.fill(message, values);
        const frame = deps.send(data);
        return { sent: showSent(data, message, values, secret), frame };
      },
      setVariable(variable, value) {
        values[variable] = value;
      },
      onResult(result) {
        results.push(result);
        // By halves, so that a long run is not copied again and again.
        if (results.length >= MOST_RESULTS * 2) results.splice(0, MOST_RESULTS);
        progress = { ...progress, done: progress.done + (result.passed ? 1 : 0) };
        cancelTell ??= later(tell, TELL_EVERY);
        cancelStore ??= later(store, STORE_EVERY);
      },
      onEnd(end) {
        running = undefined;
        cancelTell?.();
        cancelStore?.();
        results.splice(0, results.length - MOST_RESULTS);
        progress = {
          ...progress,
          state: end.state,
          endedAt: now(),
          ...(end.state === 'passed' ? {} : { why: end.why }),
        };
        tell();
        store();
      },
    });
    tell();
    store();
  }

  return {
    run,
    stop: (why = 'Stopped by you.') => running?.stop(why),
    received(payload, index) {
      running?.received(toFrame(payload, now(), index));
    },
    ended: (why) => running?.fail(why),
    abandon() {
      abandoned = true;
      running?.stop('');
    },
  };
}

const busy = (): Problem =>
  new Problem(
    'sequence.running',
    'A sequence is running on this connection already.',
    'Stop it, or wait for its end.',
  );

const faulty = ({ step, reason }: { step?: number; reason: string }): Problem =>
  new Problem(
    'sequence.fault',
    step === undefined ? reason : `Step ${step + 1}: ${reason}`,
    'Nothing was sent. Mend it, then run it again.',
  );
