import type { TrackedSocket } from '../TrackedSocket.ts';
import type { HarSocket } from './readEntry.ts';

/** The two clocks, a page's and DevTools', may differ by so many milliseconds. */
export const APART = 2_000;

/**
 * Which of the hook's sockets each entry of the browser's record is about: one to one, of the same
 * URL, those first that began nearest to each other. An adopted socket began before the hook saw it.
 */
export function matchHooked(
  entries: readonly HarSocket[],
  sockets: readonly TrackedSocket[],
): Map<HarSocket, TrackedSocket> {
  const pairs = entries.flatMap((entry) =>
    sockets.flatMap((socket) => {
      const apart = apartness(entry, socket);
      return apart === undefined ? [] : [{ entry, socket, apart }];
    }),
  );
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
function apartness({ url, startedAt }: HarSocket, { facts, settledAt }: TrackedSocket): number | undefined {
  const { createdAt, page } = facts;
  const apart = Math.abs(createdAt - startedAt);
  const waited = startedAt > createdAt && startedAt <= (settledAt ?? Number.POSITIVE_INFINITY);
  const possible = apart <= APART || waited || (page.seenFrom === 'adopted' && startedAt < createdAt);
  return possible && sameUrl(facts.url, url) ? apart : undefined;
}

/** Also where one of them was not normalised, or has a fragment. */
export const sameUrl = (a: string, b: string): boolean => a === b || parsed(a) === parsed(b);

const parsed = (url: string): string => (URL.canParse(url) ? new URL(url).href.replace(/#.*$/, '') : url);
