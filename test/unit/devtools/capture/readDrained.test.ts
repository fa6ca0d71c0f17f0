import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ReadBatch, readDrained } from '#devtools/capture/readDrained.ts';
import { type HookBatch, PROTOCOL } from '#devtools/hook/protocol.ts';

const batch = (change: Partial<Record<keyof HookBatch, unknown>> = {}): Record<string, unknown> => ({
  protocol: PROTOCOL,
  document: 'd',
  href: 'https://app.example.com/',
  frame: false,
  early: true,
  first: 0,
  events: [],
  dropped: 0,
  more: false,
  ...change,
});

/** All that is read of it. */
function readAll(value: unknown): { batches: ReadBatch[]; refused: number } {
  const all = [...readDrained(value)];
  return {
    batches: all.flatMap(({ batch }) => batch ?? []),
    refused: all.reduce((sum, { refused }) => sum + refused, 0),
  };
}

const read = (...batches: unknown[]) => readAll(batches.map((one) => JSON.stringify(one)).join('\n'));

const GOOD: readonly unknown[][] = [
  [0, 1, 5.5, 'wss://a.example/', ['a', 'b'], 0, 0],
  [0, 1, 5.5, 'wss://a.example/', [], 1, 3],
  [1, 1, 5.5, '', 'permessage-deflate'],
  [2, 1, 5.5, 0, 0, 'text', 4],
  [2, 1, 5.5, 1, 1, 'AQL/', 3],
  [2, 1, 5.5, 1, 1, '', 0],
  [2, 1, 5.5, 0, 2, '', 12],
  [3, 1, 5.5],
  [4, 1, 5.5, 1000, 'bye', 1],
  [5, 1, 5.5, 12],
];

const BAD: readonly unknown[] = [
  null,
  'event',
  {},
  [],
  [0, 1, 5.5],
  [0, -1, 5.5, 'wss://a.example/', [], 0, 0],
  [0, 1, 5.5, 7, [], 0, 0],
  [0, 1, 5.5, 'wss://a.example/', 'a', 0, 0],
  [0, 1, 5.5, 'wss://a.example/', [1], 0, 0],
  [0, 1, 5.5, 'wss://a.example/', [], true, 0],
  [0, 1, 5.5, 'wss://a.example/', [], 0, 4],
  [0, 1, 5.5, 'w'.repeat(131_073), [], 0, 0],
  [1, 1, 5.5, null, ''],
  [2, 1.5, 5.5, 0, 0, 'text', 4],
  [2, 1, -5, 0, 0, 'text', 4],
  [2, 1, '5', 0, 0, 'text', 4],
  [2, 1, 5.5, 2, 0, 'text', 4],
  [2, 1, 5.5, 0, 3, 'text', 4],
  [2, 1, 5.5, 0, 0, { toString: 'x' }, 4],
  [2, 1, 5.5, 0, 0, 'text', -4],
  [2, 1, 5.5, 0, 1, 'AQL', 3],
  [2, 1, 5.5, 0, 1, 'A*L/', 3],
  [4, 1, 5.5, 70_000, '', 1],
  [4, 1, 5.5, 1000, 'x'.repeat(3_000), 1],
  [5, 1, 5.5, 1.5],
  [6, 1, 5.5],
];

describe('readDrained', () => {
  it('takes every kind of event as it is', () => {
    const { batches, refused } = read(batch({ events: GOOD }));
    expect(refused).toBe(0);
    expect(batches[0]?.events).toEqual(GOOD);
  });

  it.each(BAD.map((event) => [JSON.stringify(event).slice(0, 60), event]))('leaves out %s', (_, event) => {
    const { batches, refused } = read(batch({ events: [GOOD[0], event, GOOD[3]] }));
    expect(refused).toBe(1);
    expect(batches[0]?.events).toEqual([GOOD[0], GOOD[3]]);
  });

  it.each([
    ['protocol', 1],
    ['document', ''],
    ['document', 'x'.repeat(101)],
    ['href', undefined],
    ['frame', 1],
    ['early', 'yes'],
    ['first', -1],
    ['dropped', 0.5],
    ['more', null],
    ['events', {}],
  ] as const)('leaves out a batch whose %s is %j', (name, value) => {
    const { batches, refused } = read(batch(), batch({ [name]: value }));
    expect([batches.length, refused]).toEqual([1, 1]);
  });

  it('takes the lines before and after one that makes no sense', () => {
    const { batches, refused } = readAll(
      `${JSON.stringify(batch())}\n{"half":\n\n${JSON.stringify(batch())}`,
    );
    expect([batches.length, refused]).toEqual([2, 2]);
  });

  it('reads no line before it is asked for', () => {
    const lines = readDrained(`${JSON.stringify(batch())}\n${'['.repeat(50e6)}`);
    expect(lines.next().value).toMatchObject({ refused: 0 });
  });

  it('leaves out lines beyond what a page can sensibly have', () => {
    const { batches, refused } = read(
      ...Array.from({ length: 2_010 }, (_, at) => batch({ document: `d${at}` })),
    );
    expect([batches.length, refused]).toEqual([2_000, 1]);
  });

  it('throws at nothing, and lets nothing through that is no event', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.anything(),
          fc.json(),
          fc.json().map((json) => `${json}\n[${json}]`),
        ),
        (value) => {
          for (const { events } of readAll(value).batches) expect(Array.isArray(events)).toBe(true);
        },
      ),
    );
    fc.assert(
      fc.property(fc.array(fc.jsonValue()), (events) => {
        const [read] = readAll(JSON.stringify(batch({ events }))).batches;
        for (const event of read?.events ?? []) {
          expect(event[0]).toBeOneOf([0, 1, 2, 3, 4, 5]);
          expect(event[1]).toBeGreaterThanOrEqual(0);
          expect(event[2]).toBeGreaterThan(0);
        }
      }),
    );
  });
});
