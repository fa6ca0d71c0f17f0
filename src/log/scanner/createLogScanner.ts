import { tooSlow } from '#core/filter/testRegex.ts';
import type { LogScanner, SearchEvent, SearchRequest } from './contract.ts';
import { mayTakeLong } from './mayTakeLong.ts';
import type { ScannerCall, ScannerNews } from './protocol.ts';
import { createWatchdog } from './watchdog.ts';

/** The part of a Worker that is used here. */
export interface ScannerWorker {
  onmessage: ((event: MessageEvent<ScannerNews>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  postMessage(call: ScannerCall): void;
  terminate(): void;
}

export interface LogScannerDeps {
  /** `startScannerWorker`. Called at the first search, and again after a Worker had to be ended. */
  startWorker(): ScannerWorker;
}

interface Search {
  /** As it was asked for, and the rows it was extended to. */
  request: SearchRequest;
  extended: { first: number; next: number } | undefined;
  listener: (event: SearchEvent) => void;
  /** A single frame may hold it up. */
  slow: boolean;
  /** It has told something. */
  heard: boolean;
}

const NO_WORKER =
  'The search stopped: the browser could not run its worker. Close this view and open it again to search.';

/** Searches in a Worker of its own, so that no search holds up the view and no regular expression can freeze it. */
export function createLogScanner({ startWorker }: LogScannerDeps): LogScanner {
  const searches = new Map<number, Search>();
  let worker: ScannerWorker | undefined;
  let lastId = 0;
  /** The Worker answers at all: what it takes to load is not counted as silence. */
  let loaded = false;
  let calls = 0;
  /** The call that aborted a search which may be held up, until the Worker has taken it; 0 for none. */
  let doubted = 0;

  const watch = (): void => {
    const wanted = doubted > 0 || [...searches.values()].some(({ slow }) => slow);
    watchdog.watch(loaded && wanted);
  };

  const end = (): void => {
    worker?.terminate();
    worker = undefined;
    loaded = false;
    calls = 0;
    doubted = 0;
    watch();
  };

  const giveUp = (id: number, search: Search, message: string): void => {
    searches.delete(id);
    search.listener({ type: 'stopped', message });
  };

  const watchdog = createWatchdog(() => {
    const isOther = doubted > 0;
    end();
    const { message, next } = tooSlow();
    for (const [id, search] of [...searches]) {
      // What waited behind a search that was aborted begins anew.
      if (search.heard || (search.slow && !isOther)) giveUp(id, search, `${message} ${next}`);
      else begin(id, search);
    }
  });

  const hear = ({ data }: MessageEvent<ScannerNews>): void => {
    loaded = true;
    if (data.type === 'alive' && data.calls >= doubted) doubted = 0;
    watchdog.feed();
    const search = data.type === 'event' ? searches.get(data.id) : undefined;
    if (data.type === 'event' && search !== undefined) {
      search.heard = true;
      if (data.event.type === 'stopped') searches.delete(data.id);
      search.listener(data.event);
    }
    watch();
  };

  const start = (): ScannerWorker => {
    const started = startWorker();
    started.onmessage = hear;
    started.onerror = (event) => {
      event.preventDefault();
      end();
      for (const [id, search] of [...searches]) giveUp(id, search, NO_WORKER);
    };
    return started;
  };

  const call = (what: ScannerCall): void => {
    worker ??= start();
    worker.postMessage(what);
    calls += 1;
  };

  function begin(id: number, { request, extended }: Search): void {
    call({ type: 'search', id, request });
    if (extended !== undefined) call({ type: 'extend', id, ...extended });
  }

  return {
    search(request, listener) {
      lastId += 1;
      const id = lastId;
      const slow = mayTakeLong(request.filter);
      const search: Search = { request, extended: undefined, listener, slow, heard: false };
      searches.set(id, search);
      begin(id, search);
      watch();
      return {
        extend(first, next) {
          if (!searches.has(id)) return;
          search.extended = { first, next };
          call({ type: 'extend', id, first, next });
        },
        abort() {
          if (!searches.delete(id)) return;
          call({ type: 'abort', id });
          if (slow) doubted = calls;
          watch();
        },
      };
    },
    close() {
      searches.clear();
      end();
    },
  };
}
