import { describe, expect, test } from 'vitest';
import { readSequence } from '#core/compose/readSequence.ts';
import type { Sequence } from '#core/compose/types.ts';
import { expectStep, send, wait } from './sequenceClock.ts';

const faults = (sequence: Sequence, known?: string[]) => {
  const reading = readSequence(sequence, known);
  return 'faults' in reading ? reading.faults : [];
};

describe('what cannot be run is told by step and place', () => {
  test.each([
    [{ steps: [], rounds: 1 }, { reason: 'The sequence has no steps.' }],
    [
      { steps: [send('{{')], rounds: 1 },
      { step: 0, part: 'text', reason: '“{{” is not closed by “}}”.' },
    ],
    [
      { steps: [send('')], rounds: 1 },
      { step: 0, part: 'text', reason: 'The message is empty.' },
    ],
    [
      { steps: [{ kind: 'send', text: '0g', form: 'hex' }], rounds: 1 },
      { step: 0, part: 'text', reason: '“g” at character 2 is not a hex digit.' },
    ],
    [
      { steps: [send('a'), wait(0)], rounds: 1 },
      { step: 1, part: 'ms', reason: 'A wait is longer than 0 and at most 10 min.' },
    ],
    [
      { steps: [expectStep('a', { withinMs: 600_001 })], rounds: 1 },
      { step: 0, part: 'ms', reason: 'A time limit is longer than 0 and at most 10 min.' },
    ],
    [
      { steps: [expectStep('')], rounds: 1 },
      { step: 0, part: 'filter', reason: 'What is expected is missing, such as $.type=ready.' },
    ],
    [
      { steps: [expectStep('/a.*b/')], rounds: 1 },
      {
        step: 0,
        part: 'filter',
        reason: 'A sequence takes no regular expression: use text, or a JSON path such as $.type=ready.',
      },
    ],
    [
      { steps: [send('a')], rounds: 0 },
      { part: 'rounds', reason: 'A sequence is run 1 to 1,000 times.' },
    ],
    [
      { steps: Array.from({ length: 1_001 }, () => send('a')), rounds: 1 },
      { reason: 'A sequence has 1,000 steps at the most.' },
    ],
    [
      {
        steps: [
          expectStep('a', {
            take: [
              { name: 'ok', path: '$.a' },
              { name: 'x', path: 'id' },
            ],
          }),
        ],
        rounds: 1,
      },
      { step: 0, part: 'take', taken: 1, reason: '“id” is no JSON path: one begins with $, as $.user.id.' },
    ],
    [
      { steps: [expectStep('a', { take: [{ name: '', path: '$.a' }] })], rounds: 1 },
      { step: 0, part: 'take', taken: 0, reason: 'The variable needs a name.' },
    ],
  ] satisfies [Sequence, unknown][])('%j', (sequence, fault) => {
    expect(faults(sequence)).toEqual([fault]);
  });

  test('every fault at once', () => {
    expect(faults({ steps: [wait(0), send('ok'), expectStep('')], rounds: 0 })).toHaveLength(3);
  });
});

describe('a variable', () => {
  const unknown = (name: string) =>
    `“${name}” is no variable of the environment, and no step before this one takes it from a frame.`;
  const take = (name: string) => expectStep('a', { take: [{ name, path: '$.id' }] });

  test('has to be in the environment, or taken before', () => {
    const steps = [send('{{env}} {{id}}'), take('id'), send('{{id}} {{$uuid}}')];
    expect(faults({ steps, rounds: 1 }, ['env'])).toEqual([{ step: 0, part: 'text', reason: unknown('id') }]);
  });

  test('is not asked for where the environment is not known', () => {
    expect(faults({ steps: [send('{{env}}')], rounds: 1 })).toEqual([]);
  });

  test('of a step that has a fault of its own is no second fault', () => {
    const steps = [expectStep('', { take: [{ name: 'id', path: '$.id' }] }), send('{{id}}')];
    expect(faults({ steps, rounds: 1 }, []).map(({ step }) => step)).toEqual([0]);
  });
});

test('a message with places for values may be hex in the end', () => {
  expect(faults({ steps: [{ kind: 'send', text: '0a {{byte}}', form: 'hex' }], rounds: 1 })).toEqual([]);
});
