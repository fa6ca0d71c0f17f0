import type { LogScanner, SearchHandle } from './contract.ts';
import { createSignatureCache } from './signatureCache.ts';
import { type SearchDeps, startSearch } from './startSearch.ts';

/** A scanner without a Worker: for tests, and for fakes that make up their rows. */
export function createLocalScanner(surroundings: Omit<SearchDeps, 'signatures'>): LogScanner {
  const deps = { ...surroundings, signatures: createSignatureCache(surroundings.source) };
  const running = new Set<SearchHandle>();
  return {
    search(request, listener) {
      const handle = startSearch(deps, request, listener);
      running.add(handle);
      return {
        extend: handle.extend,
        abort() {
          running.delete(handle);
          handle.abort();
        },
      };
    },
    close() {
      for (const handle of running) handle.abort();
      running.clear();
      deps.source.close();
    },
  };
}
