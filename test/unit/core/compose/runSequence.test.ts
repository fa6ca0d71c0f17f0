import { describe, expect, test } from 'vitest';
import { readSequence } from '#core/compose/readSequence.ts';
import { runSequence } from '#core/compose/runSequence.ts';
import type { Sequence, Step, StepResult } from '#core/compose/types.ts';
import type { Frame } from '#core/frame.ts';

/** A clock that stands still until it is moved on. */
class Clock {
  now = 1_000;
  private timers: { at: number; run: () => void }[] = [];

  later = (run: () => void, ms: number) => {
    const timer = { at: this.now + ms, run };
    this.timers.push(timer);
    return () => {
      this.timers = this.timers.filter((one) => one !== timer);
    };
  };

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

function start(steps: Step[], rounds = 1) {
  const reading = readSequence({ steps, rounds });
  if ('faults' in reading) throw new Error(reading.faults[0]!.reason);
  const clock = new Clock();
  const results: StepResult[] = [];
  const ends: (string | undefined)[] = [];
  const sent: string[] = [];
  const variables = new Map<string, string>();
  let index = 0;
  const running = runSequence(reading.steps, rounds, {
    now: () => clock.now,
    later: clock.later,
    send({ text }) {
      if (text === 'throws') throw new Error('The connection is closed.');
      sent.push(text.replace(/\{\{(\w+)\}\}/g, (_, name) => variables.get(name) ?? '?'));
      return { sent: sent.at(-1)! };
    },
    setVariable: (name, value) => variables.set(name, value),
    onResult: (result) => results.push(result),
    onEnd: (why) => ends.push(why),
  });
  const receive = (text: string) => {
    const payload = new TextEncoder().encode(text);
    const frame: Frame = {
      index: index++,
      time: clock.now,
      direction: 'received',
      kind: 'text',
      size: payload.length,
      payload,
    };
    running.received(frame);
  };
  return { clock, results, ends, sent, receive, running };
}

const send = (text: string): Step => ({ kind: 'send', text, form: 'text' });
const expectStep = (filter: string, change: Partial<Extract<Step, { kind: 'expect' }>> = {}): Step => ({
  kind: 'expect',
  filter,
  withinMs: 5_000,
  ...change,
});

test('sends, waits and expects in order, and tells how long each took', () => {
  const run = start([
    send('hello'),
    expectStep('$.type=ready', { take: [{ name: 'id', path: '$.id' }] }),
    { kind: 'wait', ms: 250 },
    send('bye {{id}}'),
  ]);
  run.clock.advance(10);
  expect(run.sent).toEqual(['hello']);
  run.clock.advance(90);
  run.receive('{"type":"other","id":1}');
  run.receive('{"type":"ready","id":"a-7"}');
  run.clock.advance(249);
  expect(run.sent).toHaveLength(1);
  run.clock.advance(10);
  expect(run.sent).toEqual(['hello', 'bye a-7']);
  expect(run.results.map(({ kind, passed, ms }) => [kind, passed, ms])).toEqual([
    ['send', true, 0],
    ['expect', true, 100],
    ['wait', true, 250],
    ['send', true, 0],
  ]);
  expect(run.results[1]).toMatchObject({ frame: 1, detail: 'frame #2 passed “$.type=ready”, took id' });
  expect(run.ends).toEqual([undefined]);
});

describe('a frame that is expected', () => {
  test('may come before its step begins, since the last message', () => {
    const run = start([send('a'), { kind: 'wait', ms: 100 }, expectStep('pong')]);
    run.clock.advance(50);
    run.receive('pong');
    run.clock.advance(100);
    expect(run.ends).toEqual([undefined]);
  });

  test('from before the last message does not count', () => {
    const run = start([{ kind: 'wait', ms: 100 }, send('a'), expectStep('pong', { withinMs: 400 })]);
    run.clock.advance(50);
    run.receive('pong');
    run.clock.advance(1_000);
    expect(run.ends).toEqual(['Step 3: No frame passed “pong” within 400 ms.']);
  });

  test('counts for one step only', () => {
    const run = start([send('a'), expectStep('pong'), expectStep('pong')]);
    run.clock.advance(10);
    run.receive('pong 1');
    run.clock.advance(10);
    expect(run.results).toHaveLength(2);
    run.receive('pong 2');
    expect(run.results.map(({ frame }) => frame)).toEqual([undefined, 0, 1]);
  });

  test('without the value that is to be taken fails', () => {
    const run = start([expectStep('ready', { take: [{ name: 'id', path: '$.id' }] })]);
    run.clock.advance(1);
    run.receive('"ready"');
    expect(run.ends).toEqual(['Step 1: The frame has no value at $.id for “id”.']);
  });
});

test('repeats its rounds', () => {
  const run = start([send('tick'), { kind: 'wait', ms: 10 }], 3);
  run.clock.advance(1_000);
  expect(run.sent).toEqual(['tick', 'tick', 'tick']);
  expect(run.results.map(({ round, step }) => `${round}.${step}`)).toEqual([
    '0.0',
    '0.1',
    '1.0',
    '1.1',
    '2.0',
    '2.1',
  ]);
});

test('ends with the first step that fails', () => {
  const run = start([send('throws'), send('never')]);
  run.clock.advance(100);
  expect(run.sent).toEqual([]);
  expect(run.ends).toEqual(['Step 1: The connection is closed.']);
});

test('stops where it is, and nothing comes after', () => {
  const run = start([send('a'), expectStep('x'), send('b')]);
  run.clock.advance(10);
  run.running.stop('Stopped.');
  run.receive('x');
  run.clock.advance(10_000);
  expect(run.sent).toEqual(['a']);
  expect(run.ends).toEqual(['Stopped.']);
});

test('two hundred steps end in a second of waits', () => {
  const steps = Array.from({ length: 100 }, (_, n): Step[] => [send(`m${n}`), expectStep(`r${n}`)]).flat();
  const run = start(steps);
  for (let n = 0; n < 100; n++) {
    run.clock.advance(5);
    run.receive(`r${n} `);
    run.clock.advance(5);
  }
  expect(run.ends).toEqual([undefined]);
  expect(run.results.filter(({ passed }) => passed)).toHaveLength(200);
});

describe('what cannot be run is told by step', () => {
  const faults = (sequence: Sequence) => {
    const reading = readSequence(sequence);
    return 'faults' in reading ? reading.faults.map(({ step, reason }) => `${step}: ${reason}`) : [];
  };
  test.each([
    [{ steps: [], rounds: 1 }, '0: The sequence has no steps.'],
    [{ steps: [send('{{')], rounds: 1 }, '0: “{{” is not closed by “}}”.'],
    [
      { steps: [send('a'), { kind: 'wait', ms: 0 }], rounds: 1 },
      '1: A wait is longer than 0 and at most 10 min.',
    ],
    [{ steps: [expectStep('')], rounds: 1 }, '0: What is expected is missing, such as $.type=ready.'],
    [{ steps: [expectStep('/[/')], rounds: 1 }, /^0: /],
    [{ steps: [send('a')], rounds: 0 }, '0: A sequence is run 1 to 1,000 times.'],
    [
      { steps: [expectStep('a', { take: [{ name: 'x', path: 'id' }] })], rounds: 1 },
      '0: “id” is no JSON path: one begins with $, as $.user.id.',
    ],
  ] satisfies [Sequence, string | RegExp][])('%j', (sequence, fault) => {
    expect(faults(sequence)).toEqual([typeof fault === 'string' ? fault : expect.stringMatching(fault)]);
  });
});
