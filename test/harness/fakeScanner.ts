import { matches } from '#core/filter/matches.ts';
import type { LogReader } from '#log/contract.ts';
import type { LogScanner, SearchEvent } from '#log/scanner/contract.ts';

const BATCH = 1_024;

export interface FakeScanner extends LogScanner {
  /** Searches begun so far and not aborted. */
  running: number;
}

/** Searches a fake log without a Worker, newest first, a batch for each turn of the event loop. */
export function fakeScanner(log: Pick<LogReader, 'rows'>): FakeScanner {
  const scanner: FakeScanner = {
    running: 0,
    search({ sessionId, filter, first, next }, listener) {
      let stopped = false;
      let floor = first;
      let known = next;
      let up = next;
      let following = false;
      scanner.running += 1;
      const tell = (event: SearchEvent) => {
        if (!stopped) listener(event);
      };
      const passing = async (from: number, to: number) => {
        const rows = await log.rows(sessionId, from, to);
        return rows.filter((frame) => matches(filter, frame)).map(({ index }) => index);
      };
      const past = async () => {
        for (let to = next; to > floor && !stopped; to -= BATCH) {
          const down = Math.max(floor, to - BATCH);
          const hits = Uint32Array.from((await passing(down, to)).reverse());
          tell({ type: 'past', hits, down });
        }
        tell({ type: 'done' });
      };
      const fresh = async () => {
        following = true;
        while (up < known && !stopped) {
          const to = Math.min(known, up + BATCH);
          const hits = Uint32Array.from(await passing(Math.max(up, floor), to));
          up = to;
          tell({ type: 'fresh', hits, up });
        }
        following = false;
      };
      void past();
      return {
        extend(lowest, newest) {
          floor = Math.max(floor, lowest);
          known = Math.max(known, newest);
          if (!following) void fresh();
        },
        abort() {
          if (!stopped) scanner.running -= 1;
          stopped = true;
        },
      };
    },
    close: () => undefined,
  };
  return scanner;
}
