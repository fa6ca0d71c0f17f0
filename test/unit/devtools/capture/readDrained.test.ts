import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDrained } from '#devtools/capture/readDrained.ts';
import type { HookBatch } from '#devtools/hook/protocol.ts';

const batch = (change: Partial<Record<keyof HookBatch, unknown>> = {}): Record<string, unknown> => ({
  protocol: 1,
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

const read = (...batches: unknown[]) => readDrained(JSON.stringify(batches));

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
    ['protocol', 2],
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

  it('counts documents beyond what a page can sensibly have', () => {
    const { batches, refused } = read(
      ...Array.from({ length: 510 }, (_, at) => batch({ document: `d${at}` })),
    );
    expect([batches.length, refused]).toEqual([500, 10]);
  });

  it('throws at nothing, and lets nothing through that is no event', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.anything(),
          fc.json(),
          fc.json().map((json) => `[${json}]`),
        ),
        (value) => {
          for (const { events } of readDrained(value).batches) expect(Array.isArray(events)).toBe(true);
        },
      ),
    );
    fc.assert(
      fc.property(fc.array(fc.jsonValue()), (events) => {
        const [read] = readDrained(JSON.stringify([batch({ events })])).batches;
        for (const event of read?.events ?? []) {
          expect(event[0]).toBeOneOf([0, 1, 2, 3, 4, 5]);
          expect(event[1]).toBeGreaterThanOrEqual(0);
          expect(event[2]).toBeGreaterThan(0);
        }
      }),
    );
  });
});
