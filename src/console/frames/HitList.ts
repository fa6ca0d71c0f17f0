/**
 * Frame indices that pass a filter, in ascending order. The past is scanned newest first and
 * new frames come at the other end, so it grows at both ends, each in constant time.
 */
export class HitList {
  /** Newest first. */
  private readonly past: number[] = [];
  /** Oldest first. */
  private readonly fresh: number[] = [];
  private appended = 0;
  private moved = 0;

  get count(): number {
    return this.past.length + this.fresh.length;
  }

  /** How far the positions of all hits have moved: up by older hits found, down by those dropped. */
  get shift(): number {
    return this.moved;
  }

  /** Hits that were newer than all others when they came; never falls. */
  get tail(): number {
    return this.appended;
  }

  /** Takes an index smaller than all so far. */
  prepend(index: number): void {
    this.past.push(index);
    this.moved += 1;
  }

  /** Takes an index larger than all so far. */
  append(index: number): void {
    this.fresh.push(index);
    this.appended += 1;
  }

  /** The index at a position from 0; undefined outside. */
  at(position: number): number | undefined {
    const past = this.past.length;
    return position < past ? this.past[past - 1 - position] : this.fresh[position - past];
  }

  /** The position of the first index that is not smaller; `count` where all are. */
  positionOf(index: number): number {
    let low = 0;
    let high = this.count;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.at(middle)! < index) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Forgets the indices below `first`, which are no longer stored. */
  dropBelow(first: number): void {
    const before = this.count;
    while (this.past.length > 0 && this.past[this.past.length - 1]! < first) this.past.pop();
    if (this.past.length === 0) {
      const kept = this.fresh.findIndex((index) => index >= first);
      this.fresh.splice(0, kept < 0 ? this.fresh.length : kept);
    }
    this.moved -= before - this.count;
  }
}
