import type { LogScanner, SearchEvent, SearchRequest } from '#log/scanner/contract.ts';

export interface ScriptedSearch {
  request: SearchRequest;
  tell(event: SearchEvent): void;
  extended: [number, number][];
  aborted: boolean;
}

/** A scanner that says what the test tells it to. */
export function scriptedScanner(): LogScanner & { searches: ScriptedSearch[] } {
  const searches: ScriptedSearch[] = [];
  return {
    searches,
    search(request, tell) {
      const search: ScriptedSearch = { request, tell, extended: [], aborted: false };
      searches.push(search);
      return {
        extend: (first, next) => void search.extended.push([first, next]),
        abort() {
          search.aborted = true;
        },
      };
    },
    close: () => undefined,
  };
}
