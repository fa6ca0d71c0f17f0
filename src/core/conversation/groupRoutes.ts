import type { Exchanges } from './Exchanges.ts';
import { GUESS_MS } from './OrderQueue.ts';
import { selectNth } from './selectNth.ts';

/** The exchanges of one name. Times in ms. */
export interface RouteFigures {
  name: string;
  count: number;
  /** From request to first answer; undefined where nothing was answered. */
  median: number | undefined;
  slowest: number | undefined;
  /** Number of the exchange that took longest. */
  slowestAt: number | undefined;
  unanswered: number;
  failed: number;
  guessed: number;
  /** Messages that neither asked nor answered; not filtered. */
  alone: number;
}

/** Since when a request without an answer is called unanswered: it had time enough. */
export const PATIENCE_MS = GUESS_MS;

export interface GroupOptions {
  /** Epoch ms up to which answers could have come; `Infinity` once nothing more will. */
  until: number;
  /** Which exchanges count; all where it is absent. */
  passes?: (request: number, response: number | undefined) => boolean;
  alone?: ReadonlyMap<number, number>;
}

interface Sums {
  figures: RouteFigures;
  tooks: number[];
}

/** Figures per name, the busiest first, and of all together. */
export function groupRoutes(
  exchanges: Exchanges,
  { until, passes, alone }: GroupOptions,
): { routes: RouteFigures[]; total: RouteFigures } {
  const groups = new Map<number, Sums>();
  const total = emptySums('');
  const of = (id: number): Sums => {
    const known = groups.get(id);
    if (known !== undefined) return known;
    const sums = emptySums(exchanges.names[id]!);
    groups.set(id, sums);
    return sums;
  };
  exchanges.each((number, it) => {
    if (passes !== undefined && !passes(it.request, it.response)) return;
    for (const { figures, tooks } of [of(it.name), total]) {
      figures.count += 1;
      if (it.failed) figures.failed += 1;
      if (it.guessed) figures.guessed += 1;
      if (it.response === undefined) {
        if (until - it.time > PATIENCE_MS) figures.unanswered += 1;
        continue;
      }
      tooks.push(it.took);
      if (figures.slowest !== undefined && figures.slowest >= it.took) continue;
      figures.slowest = it.took;
      figures.slowestAt = number;
    }
  });
  for (const [id, count] of alone ?? []) {
    if (count <= 0) continue;
    of(id).figures.alone += count;
    total.figures.alone += count;
  }
  for (const sums of [...groups.values(), total]) sums.figures.median = medianOf(sums.tooks);
  const routes = [...groups.values()].map(({ figures }) => figures);
  routes.sort((a, b) => b.count - a.count || b.alone - a.alone || (a.name < b.name ? -1 : 1));
  return { routes, total: total.figures };
}

/** Of a route, or of all, of which nothing is known yet. */
export const noFigures = (name = ''): RouteFigures => ({
  name,
  count: 0,
  median: undefined,
  slowest: undefined,
  slowestAt: undefined,
  unanswered: 0,
  failed: 0,
  guessed: 0,
  alone: 0,
});

const emptySums = (name: string): Sums => ({ figures: noFigures(name), tooks: [] });

/** The middle value; of an even number the mean of both in the middle. Brings the values into another order. */
function medianOf(values: number[]): number | undefined {
  const { length } = values;
  if (length === 0) return undefined;
  const middle = length >>> 1;
  const upper = selectNth(values, middle);
  if (length % 2 === 1) return upper;
  // What is smaller stands before it now.
  let lower = values[0]!;
  for (let at = 1; at < middle; at += 1) if (values[at]! > lower) lower = values[at]!;
  return (lower + upper) / 2;
}
