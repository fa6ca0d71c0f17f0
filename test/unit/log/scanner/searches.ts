import { parseFilter } from '#core/filter/parseFilter.ts';
import type { Filter } from '#core/filter/types.ts';
import type { SearchEvent } from '#log/scanner/contract.ts';
import { openDatabaseSource } from '#log/scanner/databaseSource.ts';
import { createLocalScanner } from '#log/scanner/localScanner.ts';
import type { SegmentSource } from '#log/scanner/segmentSource.ts';

export function filterOf(text: string): Filter {
  const reading = parseFilter(text);
  if ('fault' in reading) throw new Error(reading.fault);
  return reading.filter;
}

/** A scanner in this thread, over a database or any other source. */
export function scannerOf(from: IDBFactory | SegmentSource) {
  const source = 'open' in from ? openDatabaseSource(from) : from;
  return createLocalScanner({
    source,
    clock: () => performance.now(),
    breathe: () => new Promise((resolve) => setImmediate(resolve)),
  });
}

/** Collects what a search tells, and waits for it. */
export function collector() {
  const events: SearchEvent[] = [];
  let wake: (() => void) | undefined;
  const hits = (type: 'past' | 'fresh') =>
    events.flatMap((event) => (event.type === type ? [...event.hits] : []));
  return {
    events,
    listener(event: SearchEvent) {
      events.push(event);
      wake?.();
    },
    /** Resolves when an event passes `wanted`. */
    async until(wanted: (event: SearchEvent) => boolean): Promise<SearchEvent> {
      for (;;) {
        const found = events.find(wanted);
        if (found !== undefined) return found;
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    },
    past: () => hits('past'),
    fresh: () => hits('fresh'),
  };
}

export const isEnd = (event: SearchEvent): boolean => event.type === 'done' || event.type === 'stopped';
