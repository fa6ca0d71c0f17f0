import type { TrackedSocket } from '../TrackedSocket.ts';
import type { HarSocket } from './readEntry.ts';

/** The two clocks, a page's and DevTools', may differ by so many milliseconds. */
export const APART = 2_000;
/** A page may open one URL thousands of times; beyond so many pairs they are matched in their order. */
const MOST_PAIRS = 250_000;

/**
 * Which of the hook's sockets each entry of the browser's record is about: one to one, of the same
 * URL, those first that began nearest to each other. An adopted socket began before the hook saw it.
 */
export function matchHooked(
  entries: readonly HarSocket[],
  sockets: readonly TrackedSocket[],
): Map<HarSocket, TrackedSocket> {
  const pairs: { entry: HarSocket; socket: TrackedSocket; apart: number }[] = [];
  const add = (entry: HarSocket, socket: TrackedSocket): void => {
    const apart = apartness(entry, socket);
    if (apart !== undefined) pairs.push({ entry, socket, apart });
  };
  const byUrl = groupByUrl(sockets, ({ facts }) => facts.url);
  for (const [url, group] of groupByUrl(entries, (entry) => entry.url)) {
    const others = byUrl.get(url) ?? [];
    if (group.length * others.length > MOST_PAIRS) {
      const inOrder = others.toSorted((a, b) => a.facts.createdAt - b.facts.createdAt);
      for (const [at, entry] of group.toSorted((a, b) => a.startedAt - b.startedAt).entries()) {
        const socket = inOrder[at];
        if (socket) add(entry, socket);
      }
    } else for (const entry of group) for (const socket of others) add(entry, socket);
  }
  const matched = new Map<HarSocket, TrackedSocket>();
  const taken = new Set<TrackedSocket>();
  for (const { entry, socket } of pairs.sort((a, b) => a.apart - b.apart)) {
    if (matched.has(entry) || taken.has(socket)) continue;
    matched.set(entry, socket);
    taken.add(socket);
  }
  return matched;
}

/**
 * Milliseconds between the two beginnings; undefined where they cannot be the same socket's. The record
 * begins with the handshake, for which a socket may have to wait: browsers make one at a time with a
 * host (RFC 6455 section 4.1), and put them off after failures.
 */
function apartness({ startedAt }: HarSocket, { facts, settledAt }: TrackedSocket): number | undefined {
  const { createdAt, page } = facts;
  const apart = Math.abs(createdAt - startedAt);
  const waited = startedAt > createdAt && startedAt <= (settledAt ?? Number.POSITIVE_INFINITY);
  const possible = apart <= APART || waited || (page.seenFrom === 'adopted' && startedAt < createdAt);
  return possible ? apart : undefined;
}

/** Also where one of them was not normalised, or has a fragment. */
export const sameUrl = (a: string, b: string): boolean => a === b || parsed(a) === parsed(b);

const parsed = (url: string): string => (URL.canParse(url) ? new URL(url).href.replace(/#.*$/, '') : url);

function groupByUrl<T>(items: readonly T[], urlOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const url = parsed(urlOf(item));
    const group = groups.get(url);
    if (group) group.push(item);
    else groups.set(url, [item]);
  }
  return groups;
}
