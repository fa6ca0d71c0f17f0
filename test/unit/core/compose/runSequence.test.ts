import { describe, expect, test } from 'vitest';
import type { Step } from '#core/compose/types.ts';
import { expectStep, failed, PASSED, send, start, wait } from './sequenceClock.ts';

test('sends, waits and expects in order, and tells how long each took', () => {
  const run = start([
    send('hello'),
    expectStep('$.type=ready', { take: [{ name: 'id', path: '$.id' }] }),
    wait(250),
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
  expect(run.results.map(({ kind, passed, ms, frame }) => [kind, passed, ms, frame])).toEqual([
    ['send', true, 0, 0],
    ['expect', true, 100, 2],
    ['wait', true, 250, undefined],
    ['send', true, 0, 3],
  ]);
  expect(run.results[1]!.detail).toBe('frame #3 passed “$.type=ready”, took id');
  expect(run.ends).toEqual([PASSED]);
});

describe('a frame that is expected', () => {
  test('may come in the very moment in which the message is sent', () => {
    let answer = () => {};
    const run = start([send('a'), expectStep('pong')], { onSend: () => queueMicrotask(() => answer()) });
    answer = () => run.receive('pong');
    run.clock.advance(0);
    return Promise.resolve().then(() => expect(run.ends).toEqual([PASSED]));
  });

  test('from before its step began does not count', () => {
    const run = start([send('a'), wait(100), expectStep('pong', { withinMs: 400 })]);
    run.clock.advance(50);
    run.receive('pong');
    run.clock.advance(1_000);
    expect(run.ends).toEqual([failed('Step 3: No frame passed “pong” within 400 ms.')]);
  });

  test('may come early where that is asked for', () => {
    const run = start([send('a'), wait(100), expectStep('pong', { early: true })]);
    run.clock.advance(50);
    run.receive('pong');
    run.clock.advance(100);
    expect(run.ends).toEqual([PASSED]);
  });

  test('may come early and out of order, where that is asked for', () => {
    const run = start([send('a'), expectStep('first'), expectStep('second', { early: true })]);
    run.clock.advance(0);
    run.receive('second');
    run.receive('first');
    expect(run.results.map(({ frame }) => frame)).toEqual([0, 2, 1]);
    expect(run.ends).toEqual([PASSED]);
  });

  test('never comes early from before the last message', () => {
    const run = start([wait(100), send('a'), expectStep('pong', { withinMs: 400, early: true })]);
    run.clock.advance(50);
    run.receive('pong');
    run.clock.advance(1_000);
    expect(run.ends).toEqual([failed('Step 3: No frame passed “pong” within 400 ms.')]);
  });

  test('counts for one step only', () => {
    const run = start([send('a'), expectStep('pong', { early: true }), expectStep('pong', { early: true })]);
    run.clock.advance(10);
    run.receive('pong 1');
    run.clock.advance(10);
    expect(run.results).toHaveLength(2);
    run.receive('pong 2');
    expect(run.results.map(({ frame }) => frame)).toEqual([0, 1, 2]);
  });

  test('may come in the last millisecond, and no later', () => {
    for (const [ms, end] of [
      [399, PASSED],
      [400, failed('Step 1: No frame passed “pong” within 400 ms.')],
    ] as const) {
      const run = start([expectStep('pong', { withinMs: 400 })]);
      run.clock.advance(0);
      run.clock.advance(ms);
      run.receive('pong');
      expect(run.ends).toEqual([end]);
    }
  });

  test('without the value that is to be taken fails, and leads to the frame', () => {
    const run = start([expectStep('ready', { take: [{ name: 'id', path: '$.id' }] })]);
    run.clock.advance(1);
    run.receive('"ready"');
    expect(run.ends).toEqual([failed('Step 1: The frame has no value at $.id for “id”.')]);
    expect(run.results).toMatchObject([{ passed: false, frame: 0 }]);
  });

  test('gives its values: text without quotes, anything else as it is written', () => {
    const take = ['text', 'big', 'list', 'not'].map((name) => ({ name, path: `$.${name}` }));
    const run = start([expectStep('text', { take })]);
    run.clock.advance(0);
    run.receive('{"text":"a \\"b\\" \\u00e9","big":12345678901234567890,"list":[1, 2],"not":null}');
    expect([...run.variables]).toEqual([
      ['text', 'a "b" é'],
      ['big', '12345678901234567890'],
      ['list', '[1, 2]'],
      ['not', 'null'],
    ]);
  });

  test('is told apart from others that came meanwhile', () => {
    const run = start([expectStep('x', { withinMs: 100 })]);
    run.clock.advance(0);
    run.receive('a');
    run.receive('b');
    run.clock.advance(100);
    expect(run.ends).toEqual([
      failed('Step 1: No frame passed “x” within 100 ms, though 2 other frames came.'),
    ]);
  });

  test('need not come where the sequence goes on without it', () => {
    const run = start([expectStep('x', { withinMs: 100, orGoOn: true }), send('on')]);
    run.clock.advance(101);
    expect(run.results[0]).toMatchObject({
      passed: true,
      ms: 100,
      detail: 'no frame passed “x” within 100 ms; went on',
    });
    expect(run.sent).toEqual(['on']);
    expect(run.ends).toEqual([PASSED]);
  });
});

test('repeats its rounds, and says in which one it failed', () => {
  const run = start([send('tick'), wait(10), expectStep('tock', { withinMs: 50 })], { rounds: 3 });
  run.clock.advance(15);
  run.receive('tock');
  run.clock.advance(1_000);
  expect(run.sent).toEqual(['tick', 'tick']);
  expect(run.results.map(({ round, step }) => `${round}.${step}`)).toEqual([
    '0.0',
    '0.1',
    '0.2',
    '1.0',
    '1.1',
    '1.2',
  ]);
  expect(run.ends).toEqual([failed('Round 2, step 3: No frame passed “tock” within 50 ms.')]);
});

test.each([
  ['throws', 'Step 1: The connection is closed.'],
  ['faulty', 'Step 1: The variable “x” has no value in this environment.'],
])('ends with the first step that fails: a message that is %s', (text, why) => {
  const run = start([send(text), send('never')]);
  run.clock.advance(100);
  expect(run.sent).toEqual([]);
  expect(run.ends).toEqual([failed(why)]);
  expect(run.clock.waiting).toBe(0);
});

test('stops where it is, and nothing comes after', () => {
  const run = start([send('a'), expectStep('x'), send('b')]);
  run.clock.advance(10);
  run.running.stop('Stopped.');
  run.receive('x');
  run.running.fail('too late');
  run.clock.advance(10_000);
  expect(run.sent).toEqual(['a']);
  expect(run.results).toHaveLength(1);
  expect(run.ends).toEqual([{ state: 'stopped', why: 'Stopped.' }]);
  expect(run.clock.waiting).toBe(0);
});

test.each([
  ['that waits', wait(1_000), 40],
  ['that expects', expectStep('x'), 40],
])('the connection’s end fails the step %s', (_, step, ms) => {
  const run = start([step, send('b')]);
  run.clock.advance(0);
  run.clock.advance(ms);
  run.running.fail('The connection ended.');
  run.clock.advance(10_000);
  expect(run.results).toMatchObject([{ passed: false, ms, detail: 'The connection ended.' }]);
  expect(run.ends).toEqual([failed('Step 1: The connection ended.')]);
});

test('many messages leave others their turn', () => {
  const run = start(Array.from({ length: 100 }, (_, n) => send(`${n}`)));
  let meanwhile = 0;
  run.clock.later(() => {
    meanwhile = run.sent.length;
  }, 0);
  run.clock.advance(0);
  expect(meanwhile).toBeGreaterThan(0);
  expect(meanwhile).toBeLessThan(50);
  expect(run.sent).toHaveLength(100);
});

test('nothing is sent while the socket is full', () => {
  let buffered = 0;
  const run = start([send('a'), send('b')], {
    buffered: () => buffered,
    onSend: () => {
      buffered = 2_000_000;
    },
  });
  run.clock.advance(500);
  expect(run.sent).toEqual(['a']);
  buffered = 1_000;
  run.clock.advance(20);
  expect(run.sent).toEqual(['a', 'b']);
});

test('two hundred steps end in a second of waits', () => {
  const steps = Array.from({ length: 100 }, (_, n): Step[] => [send(`m${n}`), expectStep(`"r${n}."`)]).flat();
  const run = start(steps);
  for (let n = 0; n < 100; n++) {
    run.clock.advance(5);
    run.receive(`r${n}.`);
    run.clock.advance(5);
  }
  expect(run.ends).toEqual([PASSED]);
  expect(run.results.filter(({ passed }) => passed)).toHaveLength(200);
});
