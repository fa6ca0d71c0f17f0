import type { Path, Wanted } from './JsonParts.ts';
import { readMessage } from './readMessage.ts';

/** What is kept of an entry while its file is read: as it is written, of any type. */
export interface EntryFacts {
  isSocket: boolean;
  started?: unknown;
  /** Milliseconds that it lasted. */
  time?: unknown;
  pageref?: unknown;
  url?: unknown;
  requestHeaders?: unknown;
  status?: unknown;
  responseHeaders?: unknown;
  /** Epoch milliseconds of its first and last message. */
  first?: number;
  last?: number;
}

/** This of each of the file's entries, and more of what is beside them. */
export const inEntries = (each: Wanted, beside: Readonly<Record<string, Wanted>> = {}): Wanted => ({
  members: { log: { members: { ...beside, entries: { each } } } },
});

/** What `takeFact` knows what to do with. */
export const FACTS: Wanted = {
  members: {
    _resourceType: 'whole',
    startedDateTime: 'whole',
    time: 'whole',
    pageref: 'whole',
    request: { members: { url: 'whole', headers: 'whole' } },
    response: { members: { status: 'whole', headers: 'whole' } },
    _webSocketMessages: { each: 'whole' },
  },
};

/** Takes one of an entry's values over; `within` is its place in the entry. */
export function takeFact(facts: EntryFacts, within: Path, value: unknown): void {
  switch (within[0]) {
    case '_resourceType':
      facts.isSocket ||= value === 'websocket';
      break;
    case 'startedDateTime':
      facts.started = value;
      break;
    case 'time':
    case 'pageref':
      facts[within[0]] = value;
      break;
    case 'request':
      facts[within[1] === 'url' ? 'url' : 'requestHeaders'] = value;
      break;
    case 'response':
      facts[within[1] === 'status' ? 'status' : 'responseHeaders'] = value;
      break;
    case '_webSocketMessages': {
      const row = readMessage(value);
      if (!row) break;
      facts.first ??= row.time;
      facts.last = row.time;
    }
  }
}
