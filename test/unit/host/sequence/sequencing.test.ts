import { expect, test } from 'vitest';
import { MOST_RESULTS, type SequenceProgress, type SequenceReport } from '#core/compose/sequenceReport.ts';
import type { Step } from '#core/compose/types.ts';
import { createSequencing } from '#host/sequence/sequencing.ts';
import type { Values } from '#messaging/compose.ts';
import { Clock, expectStep, send, wait } from '../../core/compose/sequenceClock.ts';

function setUp() {
  const clock = new Clock();
  const told: SequenceProgress[] = [];
  const stored: SequenceReport[] = [];
  const sent: unknown[] = [];
  let open = true;
  let row = 0;
  const sequencing = createSequencing({
    now: () => clock.now,
    later: clock.later,
    fill: ({ text, form }, values) => {
      const filled = text.replace(/\{\{(\w+)\}\}/g, (_, name) => values[name] ?? '?');
      return form === 'text' ? filled : new TextEncoder().encode(filled);
    },
    send(data) {
      if (!open) throw new Error('The connection is closed, so nothing was sent.');
      sent.push(data);
      return row++;
    },
    buffered: () => 0,
    update: ({ sequence }) => told.push(sequence!),
    store: async (report) => void stored.push(report),
  });
  const run = (steps: Step[], more: { rounds?: number; values?: Values; secret?: string[] } = {}) =>
    sequencing.run({
      run: { name: 'Login', steps, rounds: more.rounds ?? 1 },
      values: more.values ?? {},
      secret: more.secret ?? [],
    });
  const receive = (text: string) => sequencing.received(text, row++);
  const close = () => {
    open = false;
  };
  return { ...sequencing, clock, told, stored, sent, run, receive, close };
}

test('tells that it has begun, how far it is, and what came of it', () => {
  const one = setUp();
  one.run(
    [send('hello {{who}}'), expectStep('hi', { take: [{ name: 'id', path: '$.id' }] }), send('{{id}}')],
    {
      values: { who: 'you' },
    },
  );
  expect(one.told).toMatchObject([{ run: 1, name: 'Login', steps: 3, rounds: 1, done: 0, state: 'running' }]);
  one.clock.advance(100);
  expect(one.told.at(-1)).toMatchObject({ done: 1, state: 'running' });
  one.receive('{"hi":1,"id":7}');
  expect(one.sent).toEqual(['hello you', '7']);
  expect(one.told.at(-1)).toMatchObject({ done: 3, state: 'passed', startedAt: 1_000, endedAt: 1_100 });
  expect(one.stored.at(-1)).toMatchObject({
    state: 'passed',
    done: 3,
    results: [
      { step: 0, passed: true, detail: 'hello you', frame: 0 },
      { step: 1, passed: true, ms: 100, frame: 1 },
      { step: 2, passed: true, detail: '7', frame: 2 },
    ],
  });
  expect(one.stored.at(-1)!.plan).toHaveLength(3);
});

test('takes a variable from a frame before the environment’s', () => {
  const one = setUp();
  one.run([expectStep('a', { take: [{ name: 'id', path: '$.a' }] }), send('{{id}}')], {
    values: { id: 'old' },
  });
  one.clock.advance(0);
  one.receive('{"a":"new"}');
  expect(one.sent).toEqual(['new']);
});

test('refuses what cannot be run before anything is sent, and a second one beside the first', () => {
  const one = setUp();
  expect(() => one.run([send('a'), wait(0)])).toThrow('Step 2: A wait is longer than 0');
  expect(() => one.run([])).toThrow('The sequence has no steps.');
  one.run([wait(100)]);
  expect(() => one.run([send('b')])).toThrow('running on this connection already');
  one.clock.advance(101);
  one.run([send('b')]);
  one.clock.advance(1);
  expect(one.sent).toEqual(['b']);
  expect(one.told.at(-1)).toMatchObject({ run: 2, state: 'passed' });
});

test('stops when it is told to', () => {
  const one = setUp();
  one.run([send('a'), wait(1_000), send('b')]);
  one.clock.advance(10);
  one.stop();
  one.clock.advance(5_000);
  expect(one.sent).toEqual(['a']);
  expect(one.told.at(-1)).toMatchObject({ state: 'stopped', why: 'Stopped by you.', done: 1 });
  expect(one.clock.waiting).toBe(0);
});

test('ends with the connection, and says at which step', () => {
  const one = setUp();
  one.run([send('a'), expectStep('x')]);
  one.clock.advance(10);
  one.ended('The connection ended (1006).');
  expect(one.told.at(-1)).toMatchObject({ state: 'failed', why: 'Step 2: The connection ended (1006).' });
  expect(one.stored.at(-1)!.results.at(-1)).toMatchObject({ step: 1, passed: false });
});

test('a connection that takes no message fails the step', () => {
  const one = setUp();
  one.close();
  one.run([send('a')]);
  one.clock.advance(1);
  expect(one.told.at(-1)).toMatchObject({
    state: 'failed',
    why: 'Step 1: The connection is closed, so nothing was sent.',
  });
});

test('tells nothing of a session that is being removed', () => {
  const one = setUp();
  one.run([send('a'), wait(1_000)]);
  one.clock.advance(10);
  const [told, stored] = [one.told.length, one.stored.length];
  one.abandon();
  one.clock.advance(5_000);
  expect([one.told.length, one.stored.length]).toEqual([told, stored]);
});

test('shows no secret value in its report, however it stands in the message', () => {
  const one = setUp();
  const values = { token: 'pass"word', open: 'yes' };
  one.run([send('{{token}} {{open}}'), { kind: 'send', text: '{{token}}', form: 'hex' }], {
    values,
    secret: ['token'],
  });
  one.clock.advance(1);
  expect(one.sent[0]).toBe('pass"word yes');
  const { results } = one.stored.at(-1)!;
  expect(results.map(({ detail }) => detail)).toEqual(['•••• yes', '9 B of binary']);
});

test('keeps the latest results of a long run, and tells of it seldom', () => {
  const one = setUp();
  const steps = Array.from({ length: 1_000 }, (_, n) => send(`${n}`));
  one.run(steps, { rounds: 5 });
  for (let turn = 0; turn < 400; turn++) one.clock.advance(1);
  const report = one.stored.at(-1)!;
  expect(report).toMatchObject({ state: 'passed', done: 5_000 });
  expect(report.results).toHaveLength(MOST_RESULTS);
  expect(report.results[0]).toMatchObject({ round: 3, step: 0 });
  expect(report.results.at(-1)).toMatchObject({ round: 4, step: 999 });
  expect(one.told.length).toBeLessThan(20);
});

test('bytes are compared as they are', () => {
  const one = setUp();
  one.run([expectStep('kind:binary size:3..3')]);
  one.clock.advance(0);
  one.receive('abc');
  one.received(new Uint8Array([1, 2, 3]).buffer, undefined);
  expect(one.stored.at(-1)).toMatchObject({
    state: 'passed',
    results: [{ detail: 'a frame passed “kind:binary size:3..3”' }],
  });
  expect(one.stored.at(-1)!.results[0]!.frame).toBeUndefined();
});
