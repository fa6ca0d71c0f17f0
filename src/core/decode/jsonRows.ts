import { type JsonTape, KIND } from './jsonTape.ts';

/** Which containers are folded: those deeper than `depth`, but for the ones in `turned`. */
export interface Folding {
  /** Containers at this depth and below it start folded. */
  depth: number;
  /** Nodes that are not as `depth` says. */
  turned: ReadonlySet<number>;
}

/** The lines of a tree as numbers: `node` for a value's line, `~node` for a closing bracket's. */
export interface JsonRows {
  length: number;
  rows: Int32Array;
  depths: Int32Array;
}

/** Depth to which a tree of that many values is open at first, so that it can be taken in. */
export function firstFolding(tape: JsonTape): Folding {
  return { depth: tape.length <= 2_000 ? Number.MAX_SAFE_INTEGER : 2, turned: new Set() };
}

/** Whether a container at a depth shows its members. */
export function isOpen(folding: Folding, node: number, depth: number): boolean {
  return depth < folding.depth !== folding.turned.has(node);
}

/** Lists the visible lines. Linear in what is visible; no recursion, so any depth will do. */
export function listRows(tape: JsonTape, folding: Folding): JsonRows {
  const out = new Growing();
  const stack: number[] = [];
  let node = 0;
  while (node < tape.length) {
    while (stack.length > 0 && node >= tape.next[stack[stack.length - 1]!]!) close(out, stack);
    const depth = stack.length;
    out.push(node, depth);
    const holds = tape.kind[node]! <= KIND.array && tape.size[node]! > 0;
    if (holds && isOpen(folding, node, depth)) {
      stack.push(node);
      node += 1;
    } else {
      node = tape.next[node]!;
    }
  }
  while (stack.length > 0) close(out, stack);
  return { length: out.length, rows: out.rows, depths: out.depths };
}

function close(out: Growing, stack: number[]): void {
  const node = stack.pop()!;
  out.push(~node, stack.length);
}

class Growing {
  length = 0;
  rows = new Int32Array(256);
  depths = new Int32Array(256);

  push(row: number, depth: number): void {
    if (this.length === this.rows.length) {
      const rows = new Int32Array(this.length * 2);
      const depths = new Int32Array(this.length * 2);
      rows.set(this.rows);
      depths.set(this.depths);
      this.rows = rows;
      this.depths = depths;
    }
    this.rows[this.length] = row;
    this.depths[this.length] = depth;
    this.length += 1;
  }
}
