import type { RecentUrl, SavedApi } from '#core/profile.ts';

/**
 * Saved APIs and recent URLs that hold every word of the filter, saved ones by name. What is
 * saved is not listed once more among the recent ones.
 */
export function findTargets(
  filter: string,
  apis: readonly SavedApi[],
  recents: readonly RecentUrl[],
): { apis: SavedApi[]; recents: RecentUrl[] } {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
  const hit = (text: string) => words.every((word) => text.toLowerCase().includes(word));
  const saved = new Set(apis.map(({ url }) => url));
  return {
    apis: apis.filter(({ name, url }) => hit(`${name} ${url}`)).sort((a, b) => a.name.localeCompare(b.name)),
    recents: recents.filter(({ url }) => !saved.has(url) && hit(url)),
  };
}
