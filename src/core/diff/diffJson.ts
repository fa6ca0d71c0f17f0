import { type JsonTape, KIND, keyOf } from '../decode/jsonTape.ts';
import { diffTokens } from './diffTokens.ts';
import { createJsonIds, type JsonIds } from './jsonIds.ts';

/** What became of a value; `a` and `b` are nodes of the two tapes. */
export type Delta =
  | { kind: 'same'; a: number; b: number }
  | { kind: 'removed'; a: number }
  | { kind: 'added'; b: number }
  /** Something else stands in its place. */
  | { kind: 'changed'; a: number; b: number }
  /** Objects or arrays whose members differ; `reordered` where members that both have stand in another order. */
  | { kind: 'inside'; a: number; b: number; reordered: boolean; children: readonly Delta[] };

export interface JsonDifference {
  root: Delta;
  removed: number;
  added: number;
  changed: number;
  /** Objects whose members stand in another order, which means nothing in JSON. */
  reordered: number;
  /** Something was compared as a whole, since it is too deep or too different. */
  isRough: boolean;
}

/** What lies deeper is compared as a whole. */
const DEEPEST = 200;

/** Compares by structure: members by their names, items by the fewest to take away and add. */
export function diffJson(a: JsonTape, b: JsonTape, budget?: number): JsonDifference {
  const name = createJsonIds();
  return new Comparison(a, b, name(a), name(b), budget).run();
}

class Comparison {
  private readonly counts = { removed: 0, added: 0, changed: 0, reordered: 0 };
  private isRough = false;

  constructor(
    private readonly a: JsonTape,
    private readonly b: JsonTape,
    private readonly aIds: JsonIds,
    private readonly bIds: JsonIds,
    private readonly budget: number | undefined,
  ) {}

  run(): JsonDifference {
    const root = this.compare(0, 0, 0);
    return { root, ...this.counts, isRough: this.isRough };
  }

  private compare(a: number, b: number, depth: number): Delta {
    if (this.aIds.ordered[a] === this.bIds.ordered[b]) return { kind: 'same', a, b };
    const kind = this.a.kind[a]!;
    const isPlain = kind > KIND.array || kind !== this.b.kind[b];
    if (isPlain || depth >= DEEPEST) {
      if (!isPlain) this.isRough = true;
      this.counts.changed += 1;
      return { kind: 'changed', a, b };
    }
    const [children, reordered] =
      kind === KIND.object ? this.members(a, b, depth) : ([this.items(a, b, depth), false] as const);
    if (reordered) this.counts.reordered += 1;
    return { kind: 'inside', a, b, reordered, children };
  }

  /** In the order of the second, those that are gone after what stood before them. */
  private members(a: number, b: number, depth: number): [Delta[], boolean] {
    const theirs = new Map<string, number[]>();
    for (const child of childrenOf(this.b, b)) {
      const key = keyOf(this.b, child)!;
      const places = theirs.get(key);
      if (places === undefined) theirs.set(key, [child]);
      else places.push(child);
    }
    const partner = new Map<number, number>();
    const removedAfter = new Map<number, number[]>();
    let last = -1;
    let furthest = -1;
    let reordered = false;
    for (const child of childrenOf(this.a, a)) {
      // Equal keys stand for each other in their order.
      const match = theirs.get(keyOf(this.a, child)!)?.shift();
      if (match === undefined) {
        const gone = removedAfter.get(last);
        if (gone === undefined) removedAfter.set(last, [child]);
        else gone.push(child);
        continue;
      }
      partner.set(match, child);
      if (match < furthest) reordered = true;
      furthest = Math.max(furthest, match);
      last = match;
    }
    const children = this.removed(removedAfter.get(-1));
    for (const child of childrenOf(this.b, b)) {
      const before = partner.get(child);
      children.push(before === undefined ? this.added(child) : this.compare(before, child, depth + 1));
      children.push(...this.removed(removedAfter.get(child)));
    }
    return [children, reordered];
  }

  private items(a: number, b: number, depth: number): Delta[] {
    const before = childrenOf(this.a, a);
    const after = childrenOf(this.b, b);
    const { hunks, isRough } = diffTokens(
      before.map((node) => this.aIds.value[node]!),
      after.map((node) => this.bIds.value[node]!),
      this.budget,
    );
    this.isRough ||= isRough;
    const children: Delta[] = [];
    let at = 0;
    let place = 0;
    const alike = (to: number) => {
      for (; at < to; at += 1, place += 1) children.push(this.compare(before[at]!, after[place]!, depth + 1));
    };
    for (const hunk of hunks) {
      alike(hunk.a);
      alike(Math.min(hunk.aEnd, hunk.a + hunk.bEnd - hunk.b));
      for (; at < hunk.aEnd; at += 1) children.push(...this.removed([before[at]!]));
      for (; place < hunk.bEnd; place += 1) children.push(this.added(after[place]!));
    }
    alike(before.length);
    return children;
  }

  private removed(nodes: readonly number[] = []): Delta[] {
    this.counts.removed += nodes.length;
    return nodes.map((a) => ({ kind: 'removed', a }));
  }

  private added(b: number): Delta {
    this.counts.added += 1;
    return { kind: 'added', b };
  }
}

export function childrenOf(tape: JsonTape, node: number): number[] {
  const children: number[] = [];
  for (let child = node + 1; child < tape.next[node]!; child = tape.next[child]!) children.push(child);
  return children;
}
