/** A message that may still be answered. */
export interface Open {
  /** Of its exchange; undefined for a message that asks nothing unless somebody answers it. */
  number: number | undefined;
  index: number;
  time: number;
  sent: boolean;
  name: string;
  /** Under which it is found. */
  keys: readonly string[];
  fields: readonly string[];
  answered: boolean;
  /** What its guessed answer is called; undefined where nothing was guessed. */
  guessed: string | undefined;
}

/** What is found by its key, at most so many; the oldest are given up, which leaves them unanswered. */
export class OpenRequests {
  private readonly byKey = new Map<string, Open>();
  private readonly all = new Set<Open>();
  /** Goes on to the oldest that is left: to begin anew would step over all that are gone, each time. */
  private oldest = this.all.values();

  constructor(private readonly most: number) {}

  get(key: string): Open | undefined {
    return this.byKey.get(key);
  }

  /** The same key asked again stands for the newer one from now on. */
  add(open: Open): void {
    for (const key of open.keys) this.byKey.set(key, open);
    this.all.add(open);
    while (this.all.size > this.most) this.remove(this.oldest.next().value!);
  }

  remove(open: Open): void {
    this.all.delete(open);
    for (const key of open.keys) if (this.byKey.get(key) === open) this.byKey.delete(key);
  }

  clear(): void {
    this.byKey.clear();
    this.all.clear();
    this.oldest = this.all.values();
  }
}
