import { computed, signal } from '@preact/signals';
import { type Folding, firstFolding, isOpen, listRows } from '#core/decode/jsonRows.ts';
import { type JsonTape, KIND } from '#core/decode/jsonTape.ts';
import { revealTop } from '../rowWindow.ts';
import { Scroller } from '../Scroller.ts';

/** Folding and selection of one JSON tree. */
export class JsonTreeModel {
  readonly folding = signal<Folding>({ depth: 0, turned: new Set() });
  readonly rows = computed(() => listRows(this.tape, this.folding.value));
  /** The selected value's node. */
  readonly active = signal(0);
  readonly scroller: Scroller;

  constructor(
    readonly tape: JsonTape,
    rowHeight: number,
  ) {
    this.scroller = new Scroller(rowHeight);
    this.folding.value = firstFolding(tape);
  }

  depthOf(node: number): number {
    let depth = 0;
    for (let at = this.tape.parent[node]!; at >= 0; at = this.tape.parent[at]!) depth += 1;
    return depth;
  }

  canOpen(node: number): boolean {
    return this.tape.kind[node]! <= KIND.array && this.tape.size[node]! > 0;
  }

  isOpen(node: number): boolean {
    return this.canOpen(node) && isOpen(this.folding.value, node, this.depthOf(node));
  }

  toggle(node: number): void {
    if (!this.canOpen(node)) return;
    const turned = new Set(this.folding.peek().turned);
    if (!turned.delete(node)) turned.add(node);
    this.folding.value = { depth: this.folding.peek().depth, turned };
  }

  /** Opens everything, or folds everything beneath the root's members. */
  setAll(open: boolean): void {
    this.folding.value = { depth: open ? Number.MAX_SAFE_INTEGER : 1, turned: new Set() };
    const active = this.active.peek();
    if (!open && this.depthOf(active) > 1) this.active.value = 0;
  }

  /** Keyboard of a tree (ARIA tree pattern); false where the key is not for it. */
  key(name: string): boolean {
    const node = this.active.peek();
    const open = this.isOpen(node);
    if (name === 'ArrowDown') this.move(1);
    else if (name === 'ArrowUp') this.move(-1);
    else if (name === 'PageDown') this.move(this.page());
    else if (name === 'PageUp') this.move(-this.page());
    else if (name === 'Home') this.move(Number.NEGATIVE_INFINITY);
    else if (name === 'End') this.move(Number.POSITIVE_INFINITY);
    else if (name === 'ArrowRight') open ? this.move(1) : this.toggle(node);
    else if (name === 'ArrowLeft')
      open ? this.toggle(node) : this.select(Math.max(0, this.tape.parent[node]!));
    else if (name === 'Enter' || name === ' ') this.toggle(node);
    else return false;
    return true;
  }

  select(node: number): void {
    this.active.value = node;
    const row = this.rowOf(node);
    const extent = { ...this.scroller.extent, rows: this.rows.peek().length };
    this.scroller.place(extent.rows, revealTop(row, this.scroller.top.peek(), extent));
  }

  /** Selects a value, and opens what it lies in. */
  reveal(node: number): void {
    const turned = new Set(this.folding.peek().turned);
    const { depth } = this.folding.peek();
    let level = this.depthOf(node);
    for (let at = this.tape.parent[node]!; at >= 0; at = this.tape.parent[at]!) {
      level -= 1;
      if (!isOpen({ depth, turned }, at, level) && !turned.delete(at)) turned.add(at);
    }
    this.folding.value = { depth, turned };
    this.select(node);
  }

  private page(): number {
    return Math.max(1, Math.floor(this.scroller.viewport.peek() / this.scroller.rowHeight) - 1);
  }

  /** Moves by lines; closing brackets are passed over. */
  private move(lines: number): void {
    const { length, rows } = this.rows.peek();
    const step = lines < 0 ? -1 : 1;
    let at = Math.min(Math.max(0, this.rowOf(this.active.peek()) + lines), length - 1);
    while (at > 0 && at < length && rows[at]! < 0) at += step;
    if (at >= length) {
      at = length - 1;
      while (rows[at]! < 0) at -= 1;
    }
    this.select(rows[at]!);
  }

  private rowOf(node: number): number {
    const { length, rows } = this.rows.peek();
    // Linear, but over plain numbers: a million lines take about a millisecond.
    for (let at = 0; at < length; at += 1) if (rows[at] === node) return at;
    return 0;
  }
}
