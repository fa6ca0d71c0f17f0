import type { SearchHandle } from './contract.ts';
import { type ScannerCall, type ScannerNews, transferOf } from './protocol.ts';
import { type SearchDeps, startSearch } from './startSearch.ts';

/** While there are searches, the Worker tells this often that it is not stuck, in milliseconds. */
export const ALIVE_EVERY = 250;

/** Runs the searches that a view asks for; `post` answers. */
export function serveSearches(
  deps: SearchDeps,
  post: (news: ScannerNews, transfer: Transferable[]) => void,
): (call: ScannerCall) => void {
  const searches = new Map<number, SearchHandle>();
  let pulse: ReturnType<typeof setInterval> | undefined;
  let calls = 0;
  const tellAlive = () => post({ type: 'alive', calls }, []);

  const drop = (id: number): void => {
    searches.delete(id);
    if (searches.size > 0) return;
    clearInterval(pulse);
    pulse = undefined;
  };

  return (call) => {
    const { id } = call;
    calls += 1;
    if (call.type === 'search') {
      pulse ??= setInterval(tellAlive, ALIVE_EVERY);
      const handle = startSearch(deps, call.request, (event) => {
        post({ type: 'event', id, event }, transferOf(event));
        if (event.type === 'stopped') drop(id);
      });
      searches.set(id, handle);
    } else if (call.type === 'extend') {
      searches.get(id)?.extend(call.first, call.next);
    } else {
      searches.get(id)?.abort();
      drop(id);
    }
    tellAlive();
  };
}
