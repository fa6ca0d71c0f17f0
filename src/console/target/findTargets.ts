import type { RecentUrl, SavedApi } from '#core/profile.ts';
import { matchWords } from '#ui/matchWords.ts';

/**
 * Saved APIs and recent URLs that hold every word of the filter, saved ones by name. What is
 * saved is not listed once more among the recent ones.
 */
export function findTargets(
  filter: string,
  apis: readonly SavedApi[],
  recents: readonly RecentUrl[],
): { apis: SavedApi[]; recents: RecentUrl[] } {
  const hit = matchWords(filter);
  const saved = new Set(apis.map(({ url }) => url));
  return {
    apis: apis.filter(({ name, url }) => hit(`${name} ${url}`)).sort((a, b) => a.name.localeCompare(b.name)),
    recents: recents.filter(({ url }) => !saved.has(url) && hit(url)),
  };
}
