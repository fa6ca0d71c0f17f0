import type { RecentUrl } from '#core/profile.ts';
import { isSecretName } from '#core/redact.ts';
import type { StorageItem } from '#platform/storageItem.ts';

const KEPT = 8;

/**
 * Remembers a URL as the latest. One whose query seems to carry a secret of the app is not
 * written to disk.
 */
export async function rememberUrl(item: StorageItem<RecentUrl[]>, recent: RecentUrl): Promise<void> {
  if ([...new URL(recent.url).searchParams.keys()].some(isSecretName)) return;
  await item.update((recents) => [recent, ...recents.filter(({ url }) => url !== recent.url)].slice(0, KEPT));
}
