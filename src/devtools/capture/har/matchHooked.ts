import type { TrackedSocket } from '../TrackedSocket.ts';
import type { HarSocket } from './readEntry.ts';

/** The two clocks, a page's and DevTools', may differ by so many milliseconds. */
const APART = 2_000;

/**
 * The hook's socket that an entry of the browser's record is about: of the same URL, the one that
 * began nearest to it. One that was adopted began at some time before the hook saw it.
 */
export function matchHooked(
  { url, startedAt }: Pick<HarSocket, 'url' | 'startedAt'>,
  candidates: readonly TrackedSocket[],
): TrackedSocket | undefined {
  let nearest: TrackedSocket | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const socket of candidates) {
    if (!sameUrl(socket.facts.url, url)) continue;
    const { createdAt, page } = socket.facts;
    const apart = Math.abs(createdAt - startedAt);
    const adopted = page.seenFrom === 'adopted' && startedAt < createdAt + APART;
    if ((apart <= APART || adopted) && apart < least) {
      nearest = socket;
      least = apart;
    }
  }
  return nearest;
}

/** Also where one of them was not normalised, or has a fragment. */
export const sameUrl = (a: string, b: string): boolean => a === b || parsed(a) === parsed(b);

const parsed = (url: string): string => (URL.canParse(url) ? new URL(url).href.replace(/#.*$/, '') : url);
