import { showControls } from '#core/decode/preview.ts';
import { valueAt } from '#core/filter/json/valueAt.ts';
import { matches } from '#core/filter/matches.ts';
import type { Frame } from '#core/frame.ts';
import { formatDuration } from '#core/time.ts';
import type { ReadyExpectation, ReadyStep } from './readSequence.ts';
import { RecentFrames } from './recentFrames.ts';
import type { MessageTemplate, StepResult } from './types.ts';

/** Characters of a message in a result. */
const PREVIEW = 120;
/** So many steps run in one go; then others have their turn. */
const IN_ONE_GO = 32;
/** While so many bytes wait in the socket nothing more is sent; looked at again after so many ms. */
const MOST_BUFFERED = 1_048_576;
const LOOK_AGAIN = 20;

/** How it ended; `why` is a sentence. */
export type SequenceEnd = { state: 'passed' } | { state: 'failed' | 'stopped'; why: string };

export interface SequenceDeps {
  /** Epoch ms. */
  now(): number;
  /** Calls back once after `ms`; returns the way to cancel. */
  later(callback: () => void, ms: number): () => void;
  /** Puts values into the message and sends it; `frame` is its row in the log. Throws what sending throws. */
  send(message: MessageTemplate): { sent: string; frame?: number | undefined } | { fault: string };
  /** Bytes that were given to the socket and are not on the wire. */
  buffered(): number;
  /** A value was taken from a frame. */
  setVariable(name: string, value: string): void;
  onResult(result: StepResult): void;
  /** Nothing more will come. */
  onEnd(end: SequenceEnd): void;
}

export interface RunningSequence {
  /** Tells of a frame that was received, in order. */
  received(frame: Frame): void;
  /** The person ends it. */
  stop(why: string): void;
  /** What it needs is gone: the step that is under way fails. */
  fail(why: string): void;
}

/**
 * Runs the steps one after the other, so many rounds; the first that fails ends it. A step begins
 * in the moment in which the one before it ends, so that no frame falls between a message and what
 * is expected of it. Begins with a turn of its own.
 */
export function runSequence(
  steps: readonly ReadyStep[],
  rounds: number,
  deps: SequenceDeps,
): RunningSequence {
  const recent = new RecentFrames();
  const remembers = steps.some((step) => step.kind === 'expect' && step.early);
  let place = 0;
  let ended = false;
  let began = 0;
  let cancel = () => {};
  let expecting: ReadyExpectation | undefined;
  /** Frames that came and did not pass. */
  let others = 0;
  /** A step is under way that ends by time or by a frame. */
  let waiting = false;
  let inOneGo = 0;

  function end(how: SequenceEnd): void {
    if (ended) return;
    ended = true;
    cancel();
    deps.onEnd(how);
  }

  function settle(passed: boolean, detail: string, frame?: number): void {
    cancel();
    expecting = undefined;
    waiting = false;
    const step = place % steps.length;
    const round = Math.floor(place / steps.length);
    deps.onResult({
      step,
      round,
      kind: steps[step]!.kind,
      passed,
      at: began,
      ms: deps.now() - began,
      detail,
      ...(frame === undefined ? {} : { frame }),
    });
    if (!passed) {
      const which = `${rounds > 1 ? `Round ${round + 1}, step` : 'Step'} ${step + 1}`;
      end({ state: 'failed', why: `${which}: ${detail}` });
      return;
    }
    place += 1;
    if (place >= steps.length * rounds) end({ state: 'passed' });
  }

  /** Runs until a step has to wait. */
  function advance(): void {
    while (!ended && !waiting) {
      const step = steps[place % steps.length]!;
      if (step.kind !== 'expect') {
        const full = step.kind === 'send' && deps.buffered() > MOST_BUFFERED;
        if (full || inOneGo >= IN_ONE_GO) {
          takeTurn(full ? LOOK_AGAIN : 0);
          return;
        }
      }
      inOneGo += 1;
      began = deps.now();
      if (step.kind === 'wait') wait(step.ms);
      else if (step.kind === 'send') send(step);
      else expect(step);
    }
  }

  function takeTurn(ms: number): void {
    cancel = deps.later(() => {
      inOneGo = 0;
      advance();
    }, ms);
  }

  function wait(ms: number): void {
    waiting = true;
    cancel = deps.later(() => {
      inOneGo = 0;
      settle(true, `waited ${formatDuration(ms)}`);
      advance();
    }, ms);
  }

  function send(message: MessageTemplate): void {
    recent.clear();
    try {
      const outcome = deps.send(message);
      if ('fault' in outcome) settle(false, outcome.fault);
      else settle(true, showControls(outcome.sent.slice(0, PREVIEW)).slice(0, PREVIEW), outcome.frame);
    } catch (error) {
      settle(false, error instanceof Error ? error.message : 'The message was not sent.');
    }
  }

  function expect(step: ReadyExpectation): void {
    const found = step.early && recent.take((frame) => matches(step.filter, frame));
    if (found) {
      cameWith(step, found);
      return;
    }
    expecting = step;
    waiting = true;
    others = 0;
    cancel = deps.later(() => {
      inOneGo = 0;
      const came =
        others === 0
          ? ''
          : `, though ${others.toLocaleString('en')} other frame${others === 1 ? '' : 's'} came`;
      const none = `no frame passed “${step.written}” within ${formatDuration(step.withinMs)}${came}`;
      if (step.orGoOn) settle(true, `${none}; went on`);
      else settle(false, `${none[0]!.toUpperCase()}${none.slice(1)}.`);
      advance();
    }, step.withinMs);
  }

  function cameWith(step: ReadyExpectation, frame: Frame): void {
    const taken: string[] = [];
    for (const { name, path, written } of step.take) {
      const value = valueAt(frame.payload, path);
      if (value === undefined) {
        settle(false, `The frame has no value at ${written} for “${name}”.`, indexOf(frame));
        return;
      }
      deps.setVariable(name, plainValue(value));
      taken.push(name);
    }
    const row = frame.index < 0 ? 'a frame' : `frame #${(frame.index + 1).toLocaleString('en')}`;
    const what = taken.length > 0 ? `, took ${taken.join(', ')}` : '';
    settle(true, `${row} passed “${step.written}”${what}`, indexOf(frame));
  }

  takeTurn(0);
  return {
    received(frame) {
      if (ended) return;
      if (expecting && matches(expecting.filter, frame)) {
        inOneGo = 0;
        cameWith(expecting, frame);
        advance();
        return;
      }
      others += 1;
      if (remembers) recent.add(frame);
    },
    stop: (why) => end({ state: 'stopped', why }),
    fail(why) {
      if (ended) return;
      if (!waiting) began = deps.now();
      settle(false, why);
    },
  };
}

/** A row that the log had no room for has no index. */
const indexOf = ({ index }: Frame): number | undefined => (index < 0 ? undefined : index);

/** A string of JSON as its text; any other value as it is written, and so is a string gone wrong. */
function plainValue(written: string): string {
  if (!written.startsWith('"')) return written;
  try {
    return JSON.parse(written) as string;
  } catch {
    return written;
  }
}
