import { effect, signal } from '@preact/signals';
import type { Filter } from '#core/filter/types.ts';
import type { LogScanner, SearchEvent, SearchHandle } from '#log/scanner/contract.ts';
import { HitList } from './HitList.ts';

export interface SearchDeps {
  scanner: LogScanner;
  sessionId: number;
  filter: Filter;
  /** Rows stored when the search begins; later ones come by `extend`. */
  first: number;
  next: number;
  /** Hits or the state have changed. */
  onChange(): void;
}

/** One search of the scanner: its hits so far, how far it has come, and how it ended. */
export class Search {
  readonly hits = new HitList();
  readonly state = signal<'searching' | 'done' | 'stopped'>('searching');
  readonly fault = signal<string | undefined>(undefined);
  /** Every row of the past from this one on has been tested. */
  readonly down = signal(0);
  private readonly handle: SearchHandle;
  private first: number;
  private over = false;

  constructor(private readonly deps: SearchDeps) {
    const { scanner, sessionId, filter, first, next } = deps;
    this.first = first;
    this.down.value = next;
    this.handle = scanner.search({ sessionId, filter, first, next }, (event) => this.take(event));
  }

  /** Share of the past that has been tested, 0 to 1. */
  get progress(): number {
    const rows = this.deps.next - this.first;
    return rows > 0 ? Math.min(1, (this.deps.next - this.down.value) / rows) : 1;
  }

  /** The log has grown or lost its oldest rows. */
  extend(first: number, next: number): void {
    if (first > this.first) {
      this.first = first;
      this.hits.dropBelow(first);
    }
    this.handle.extend(first, next);
  }

  abort(): void {
    this.over = true;
    this.handle.abort();
    if (this.state.peek() === 'searching') this.state.value = 'stopped';
  }

  /** Resolves when the row and all after it have been tested, or when the search has ended. */
  reached(index: number): Promise<void> {
    return new Promise((resolve) => {
      const stop = effect(() => {
        if (this.down.value > index && this.state.value === 'searching') return;
        queueMicrotask(() => stop());
        resolve();
      });
    });
  }

  private take(event: SearchEvent): void {
    if (this.over) return;
    if (event.type === 'past') {
      this.hits.prepend(event.hits);
      this.down.value = event.down;
    } else if (event.type === 'fresh') this.hits.append(event.hits);
    else if (event.type === 'done') {
      this.down.value = Math.min(this.down.value, this.first);
      this.state.value = 'done';
    } else {
      this.state.value = 'stopped';
      this.fault.value = event.message;
    }
    // What was cleared while the answer was under way.
    this.hits.dropBelow(this.first);
    this.deps.onChange();
  }
}
