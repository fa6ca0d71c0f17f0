const SMALLEST = 1_024;

/** Numbers put one after the other; grows by doubling, four bytes each. */
class Column {
  private items = new Uint32Array(SMALLEST);
  /** Items before this one were dropped. */
  private start = 0;
  private end = 0;

  get length(): number {
    return this.end - this.start;
  }

  at(place: number): number | undefined {
    return place >= 0 && place < this.length ? this.items[this.start + place] : undefined;
  }

  push(more: Uint32Array): void {
    const wanted = this.end + more.length;
    if (wanted > this.items.length) {
      const larger = new Uint32Array(Math.max(wanted, (this.length + more.length) * 2));
      larger.set(this.items.subarray(this.start, this.end));
      this.items = larger;
      this.end -= this.start;
      this.start = 0;
    }
    this.items.set(more, this.end);
    this.end += more.length;
  }

  dropFirst(count: number): void {
    this.start += Math.min(count, this.length);
  }

  dropLast(count: number): void {
    this.end -= Math.min(count, this.length);
  }
}

/**
 * Frame indices that pass a filter, in ascending order. The past is scanned newest first and
 * new frames come at the other end, so it grows at both ends. A million hits take 4 to 8 MB.
 */
export class HitList {
  /** Newest first. */
  private readonly past = new Column();
  /** Oldest first. */
  private readonly fresh = new Column();
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

  /** Takes indices smaller than all so far, newest first. */
  prepend(older: Uint32Array): void {
    this.past.push(older);
    this.moved += older.length;
  }

  /** Takes indices larger than all so far, oldest first. */
  append(newer: Uint32Array): void {
    this.fresh.push(newer);
    this.appended += newer.length;
  }

  /** The index at a position from 0; undefined outside. */
  at(position: number): number | undefined {
    const past = this.past.length;
    return position < past ? this.past.at(past - 1 - position) : this.fresh.at(position - past);
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

  has(index: number): boolean {
    return this.at(this.positionOf(index)) === index;
  }

  /** Forgets the indices below `first`, which are no longer stored. */
  dropBelow(first: number): void {
    const gone = this.positionOf(first);
    const older = Math.min(gone, this.past.length);
    this.past.dropLast(older);
    this.fresh.dropFirst(gone - older);
    this.moved -= gone;
  }
}
