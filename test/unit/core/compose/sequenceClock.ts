import { readSequence } from '#core/compose/readSequence.ts';
import { runSequence, type SequenceEnd } from '#core/compose/runSequence.ts';
import type { Expectation, Step, StepResult } from '#core/compose/types.ts';
import type { Frame } from '#core/frame.ts';

/** A clock that stands still until it is moved on. */
export class Clock {
  now = 1_000;
  private timers: { at: number; run: () => void }[] = [];

  later = (run: () => void, ms: number) => {
    const timer = { at: this.now + ms, run };
    this.timers.push(timer);
    return () => {
      this.timers = this.timers.filter((one) => one !== timer);
    };
  };

  get waiting(): number {
    return this.timers.length;
  }

  advance(ms: number): void {
    const until = this.now + ms;
    for (;;) {
      const next = this.timers.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0];
      if (!next) break;
      this.timers = this.timers.filter((one) => one !== next);
      this.now = next.at;
      next.run();
    }
    this.now = until;
  }
}

export interface StartOptions {
  rounds?: number;
  /** Bytes that wait in the socket. */
  buffered?: () => number;
  /** Called with each message, in the moment in which it is sent. */
  onSend?: (text: string) => void;
}

/** Runs steps over a connection that does what the test says. */
export function start(steps: readonly Step[], { rounds = 1, buffered, onSend }: StartOptions = {}) {
  const reading = readSequence({ steps, rounds });
  if ('faults' in reading) throw new Error(reading.faults[0]!.reason);
  const clock = new Clock();
  const results: StepResult[] = [];
  const ends: SequenceEnd[] = [];
  const sent: string[] = [];
  const variables = new Map<string, string>();
  let index = 0;
  const running = runSequence(reading.steps, rounds, {
    now: () => clock.now,
    later: clock.later,
    send({ text }) {
      if (text === 'throws') throw new Error('The connection is closed.');
      if (text === 'faulty') return { fault: 'The variable “x” has no value in this environment.' };
      sent.push(text.replace(/\{\{(\w+)\}\}/g, (_, name) => variables.get(name) ?? '?'));
      onSend?.(sent.at(-1)!);
      return { sent: sent.at(-1)!, frame: index++ };
    },
    buffered: buffered ?? (() => 0),
    setVariable: (name, value) => variables.set(name, value),
    onResult: (result) => results.push(result),
    onEnd: (end) => ends.push(end),
  });
  const receive = (text: string) => running.received(frameOf(text, index++, clock.now));
  return { clock, results, ends, sent, variables, receive, running };
}

export function frameOf(text: string, index: number, time = 0): Frame {
  const payload = new TextEncoder().encode(text);
  return { index, time, direction: 'received', kind: 'text', size: payload.length, payload };
}

export const send = (text: string): Step => ({ kind: 'send', text, form: 'text' });

export const wait = (ms: number): Step => ({ kind: 'wait', ms });

export const expectStep = (filter: string, change: Partial<Expectation> = {}): Step => ({
  kind: 'expect',
  filter,
  withinMs: 5_000,
  ...change,
});

export const PASSED: SequenceEnd = { state: 'passed' };
export const failed = (why: string): SequenceEnd => ({ state: 'failed', why });
