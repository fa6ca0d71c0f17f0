import type { SessionHead } from '../../export/sessionHead.ts';
import { asRecord } from '../../record.ts';
import { asText, readSocketUrl } from '../fields.ts';
import type { EntryFacts } from './entryFacts.ts';

/** No WebSocket is older: RFC 6455 is of 2011, its first drafts of 2008. */
const EARLIEST = Date.UTC(2008, 0, 1);

/** Epoch milliseconds of a HAR's time; undefined for none. Chrome writes 1969 where it knows of no time. */
export function timeOf(value: unknown): number | undefined {
  const time = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return time >= EARLIEST ? time : undefined;
}

/** The session that an entry tells of; `otherwise` is its time where it has none. Problem: `import.url`. */
export function headOfEntry(facts: EntryFacts, otherwise: number): SessionHead {
  const { first, last, responseHeaders, requestHeaders, status } = facts;
  const createdAt = timeOf(facts.started) ?? first ?? otherwise;
  const lasted = typeof facts.time === 'number' && facts.time >= 0 ? facts.time : 0;
  const open = status === 101 || first !== undefined;
  const url = readSocketUrl(facts.url);
  const subprotocol = header(responseHeaders, 'sec-websocket-protocol');
  const extensions = header(responseHeaders, 'sec-websocket-extensions');
  return {
    url,
    name: new URL(url).host.slice(0, 80),
    createdAt,
    state: open ? 'closed' : 'failed',
    subprotocols: (header(requestHeaders, 'sec-websocket-protocol') ?? '').split(/\s*,\s*/).filter(Boolean),
    ...(open ? { openedAt: createdAt } : {}),
    endedAt: Math.max(createdAt + lasted, last ?? 0),
    ...(subprotocol === undefined ? {} : { subprotocol }),
    ...(extensions === undefined ? {} : { extensions }),
  };
}

function header(list: unknown, name: string): string | undefined {
  if (!Array.isArray(list)) return undefined;
  const found = list.map(asRecord).find((one) => String(one.name).toLowerCase() === name);
  return asText(found?.value);
}
