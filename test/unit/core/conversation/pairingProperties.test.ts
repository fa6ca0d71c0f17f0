import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Exchanges, MOST_NAMES } from '#core/conversation/Exchanges.ts';
import { groupRoutes } from '#core/conversation/groupRoutes.ts';
import type { Frame } from '#core/frame.ts';
import { frames, pair } from './turns.ts';

/** Requests by number, each to be answered so many times, or never; and pushes between them. */
const script = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant('ask' as const), id: fc.nat(12) }),
    fc.record({ kind: fc.constant('answer' as const), id: fc.nat(12) }),
    fc.record({ kind: fc.constant('push' as const) }),
  ),
  { maxLength: 120 },
);

/** Looks through everything for each answer: the newest request of that id before it. */
function oracle(lines: readonly { kind: string; id?: number }[]): string[] {
  return lines.flatMap((line, at) => {
    if (line.kind !== 'ask') return [];
    const answers = lines.flatMap((other, place) => {
      if (other.kind !== 'answer' || other.id !== line.id || place < at) return [];
      const newest = lines.findLastIndex(
        (ask, asked) => ask.kind === 'ask' && ask.id === line.id && asked < place,
      );
      return newest === at ? [place] : [];
    });
    const again = answers.length > 1 ? ` x${answers.length}` : '';
    return [answers.length === 0 ? `${at}-?` : `${at}-${answers[0]} path${again}`];
  });
}

it('pairs as a search through all messages does', () => {
  const path = { written: '$.id', steps: [{ type: 'key' as const, name: 'id' }] };
  fc.assert(
    fc.property(script, (lines) => {
      const rows = frames(
        ...lines.map((line) => {
          if (line.kind === 'push') return '<{"type":"push"}';
          return `${line.kind === 'ask' ? '>' : '<'}{"id":"${line.id}"}`;
        }),
      );
      // An answer that comes before its request is no question of the server's here.
      const isBefore = lines.map(
        (line, at) =>
          line.kind === 'answer' &&
          !lines.some((ask, asked) => ask.kind === 'ask' && ask.id === line.id && asked < at),
      );
      const kept = rows.map((row, at) => (isBefore[at] ? frames('<{"type":"push"}')[0]! : row));
      const numbered = kept.map((row, index): Frame => ({ ...row, index, time: index }));
      const told = lines.map((line, at) => (isBefore[at] ? { kind: 'push' } : line));
      expect(pair(numbered, { path }).pairs).toEqual(oracle(told));
    }),
  );
});

it('pairs every message at most once, and no answer before its request, whatever comes', () => {
  const line = fc
    .tuple(
      fc.constantFrom('>', '<', '*'),
      fc.oneof(
        fc.json({ maxDepth: 2 }),
        fc.string(),
        fc.nat(5).map((id) => `{"id":${id},"seq":${id}}`),
      ),
    )
    .map(([side, text]) => `${side}${text}`);
  fc.assert(
    fc.property(fc.array(line, { maxLength: 80 }), (lines) => {
      const { pairing } = pair(frames(...lines));
      const seen = new Set<number>();
      pairing.exchanges.each((_, { request, response }) => {
        for (const index of response === undefined ? [request] : [request, response]) {
          expect(seen.has(index)).toBe(false);
          seen.add(index);
        }
        if (response !== undefined) {
          expect(response).toBeGreaterThan(request);
          expect(lines[response]![0]).not.toBe(lines[request]![0]);
        }
      });
      for (const count of pairing.alone.values()) expect(count).toBeGreaterThanOrEqual(0);
    }),
  );
});

it('keeps the newest exchanges as they were, whatever the limit', () => {
  const entry = fc.record({
    sent: fc.boolean(),
    name: fc.string({ maxLength: 3 }),
    took: fc.option(fc.nat(500)),
  });
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 700 }), fc.integer({ min: 1, max: 600 }), (entries, most) => {
      const exchanges = new Exchanges(most);
      entries.forEach(({ sent, name, took }, at) => {
        const number = exchanges.add(at * 2, at, sent, name);
        if (took !== null) exchanges.answer(number, at * 2 + 1, at + took, took > 250, 'protocol');
      });
      expect(exchanges.count).toBe(Math.min(most, entries.length));
      for (let number = exchanges.first; number < exchanges.next; number += 1) {
        const { sent, name, took } = entries[number]!;
        expect(exchanges.at(number)).toEqual({
          request: number * 2,
          sent,
          time: number,
          name,
          responses: took === null ? 0 : 1,
          failed: took !== null && took > 250,
          by: 'protocol',
          ...(took === null ? {} : { response: number * 2 + 1, took }),
        });
      }
      expect(exchanges.at(exchanges.first - 1)).toBeUndefined();
    }),
  );
});

it('gives figures per route that counting by hand gives, too', () => {
  const entry = fc.record({
    name: fc.constantFrom('a', 'b', 'c'),
    took: fc.option(fc.double({ min: 0, max: 1e6, noNaN: true })),
    failed: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 60 }), (entries) => {
      const exchanges = new Exchanges();
      entries.forEach(({ name, took, failed }, at) => {
        const number = exchanges.add(at, 0, true, name);
        if (took !== null) exchanges.answer(number, at, took, failed, 'order');
      });
      const { routes, total } = groupRoutes(exchanges, { until: Number.POSITIVE_INFINITY });
      expect(total.count).toBe(entries.length);
      for (const { name, count, median, slowest, unanswered, failed, guessed } of routes) {
        const own = entries.filter((one) => one.name === name);
        const tooks = own.flatMap(({ took }) => (took === null ? [] : [took])).sort((a, b) => a - b);
        expect(count).toBe(own.length);
        expect(unanswered).toBe(own.length - tooks.length);
        expect(guessed).toBe(tooks.length);
        expect(failed).toBe(own.filter((one) => one.took !== null && one.failed).length);
        expect(slowest).toBe(tooks.at(-1));
        const [low, high] = [tooks[(tooks.length - 1) >> 1], tooks[tooks.length >> 1]];
        expect(median).toBe(
          low === undefined || high === undefined ? undefined : low === high ? low : (low + high) / 2,
        );
      }
    }),
  );
});

it('puts names beyond its limit into one', () => {
  const exchanges = new Exchanges();
  for (let at = 0; at < MOST_NAMES + 50; at += 1) exchanges.add(at, 0, true, `name ${at}`);
  const { routes } = groupRoutes(exchanges, { until: 0 });
  expect(routes[0]).toMatchObject({ name: '(other names)', count: 50 });
  expect(routes.length).toBe(MOST_NAMES + 1);
});

it('waits half a minute before it calls a request unanswered', () => {
  const exchanges = new Exchanges();
  exchanges.add(0, 1_000, true, 'a');
  expect(groupRoutes(exchanges, { until: 31_000 }).total.unanswered).toBe(0);
  expect(groupRoutes(exchanges, { until: 31_001 }).total.unanswered).toBe(1);
});
