import { showControls } from '#core/decode/preview.ts';
import { valueAt } from '#core/filter/json/valueAt.ts';
import { matches } from '#core/filter/matches.ts';
import type { Frame } from '#core/frame.ts';
import { formatDuration } from '#core/time.ts';
import type { ReadyStep } from './readSequence.ts';
import type { TemplateFault } from './readTemplate.ts';
import { RecentFrames } from './recentFrames.ts';
import type { MessageTemplate, StepResult } from './types.ts';

/** Characters of a message in a result. */
const PREVIEW = 120;

export interface SequenceDeps {
  /** Epoch ms. */
  now(): number;
  /** Calls back once after `ms`; returns the way to cancel. */
  later(callback: () => void, ms: number): () => void;
  /** Puts values into the message and sends it. Throws what sending throws. */
  send(message: MessageTemplate): { sent: string } | { fault: TemplateFault };
  /** A value was taken from a frame. */
  setVariable(name: string, value: string): void;
  onResult(result: StepResult): void;
  /** Nothing more will come. `why` is absent where every step passed. */
  onEnd(why?: string): void;
}

export interface RunningSequence {
  /** Tells of a frame that was received, in order. */
  received(frame: Frame): void;
  /** Ends it; `why` is a sentence. */
  stop(why: string): void;
}

/** Runs the steps one after the other, so many rounds; the first that fails ends it. */
export function runSequence(
  steps: readonly ReadyStep[],
  rounds: number,
  deps: SequenceDeps,
): RunningSequence {
  const recent = new RecentFrames();
  let place = 0;
  let ended = false;
  let began = 0;
  let cancel = () => {};
  let expecting: Extract<ReadyStep, { kind: 'expect' }> | undefined;

  function end(why?: string): void {
    if (ended) return;
    ended = true;
    cancel();
    deps.onEnd(why);
  }

  function settle(passed: boolean, detail: string, frame?: number): void {
    cancel();
    expecting = undefined;
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
    if (ended) return;
    if (!passed) {
      end(`Step ${step + 1}: ${detail}`);
      return;
    }
    place += 1;
    if (place >= steps.length * rounds) end();
    // Not at once: steps that take no time would starve the frames they wait for.
    else cancel = deps.later(begin, 0);
  }

  function begin(): void {
    if (ended) return;
    began = deps.now();
    const step = steps[place % steps.length]!;
    if (step.kind === 'wait')
      cancel = deps.later(() => settle(true, `waited ${formatDuration(step.ms)}`), step.ms);
    else if (step.kind === 'send') send(step);
    else expect(step);
  }

  function send(message: MessageTemplate): void {
    recent.clear();
    try {
      const outcome = deps.send(message);
      if ('fault' in outcome) settle(false, outcome.fault.reason);
      else settle(true, showControls(outcome.sent.slice(0, PREVIEW * 4)).slice(0, PREVIEW));
    } catch (error) {
      settle(false, error instanceof Error ? error.message : 'The message was not sent.');
    }
  }

  function expect(step: NonNullable<typeof expecting>): void {
    expecting = step;
    cancel = deps.later(
      () => settle(false, `No frame passed “${step.written}” within ${formatDuration(step.withinMs)}.`),
      step.withinMs,
    );
    const found = recent.take((frame) => matches(step.filter, frame));
    if (found) cameWith(step, found);
  }

  function cameWith(step: NonNullable<typeof expecting>, frame: Frame): void {
    const taken: string[] = [];
    for (const { name, path, written } of step.take) {
      const value = valueAt(frame.payload, path);
      if (value === undefined) {
        settle(false, `The frame has no value at ${written} for “${name}”.`, frame.index);
        return;
      }
      deps.setVariable(name, value.startsWith('"') ? (JSON.parse(value) as string) : value);
      taken.push(name);
    }
    const what = taken.length > 0 ? `, took ${taken.join(', ')}` : '';
    settle(true, `frame #${frame.index + 1} passed “${step.written}”${what}`, frame.index);
  }

  cancel = deps.later(begin, 0);
  return {
    received(frame) {
      if (ended) return;
      if (expecting && matches(expecting.filter, frame)) {
        recent.clear();
        cameWith(expecting, frame);
      } else recent.add(frame);
    },
    stop: (why) => end(why),
  };
}
