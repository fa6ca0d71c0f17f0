import type { Retention } from '#core/retention.ts';
import { formatBytes } from '#core/time.ts';
import { plural } from './sessionFacts.ts';

/** How long sessions are kept, in a sentence; '' while that is not known. */
export function retentionWords(retention: Retention | undefined): string {
  if (!retention) return '';
  const { keep, maxDays, maxBytes } = retention;
  if (!keep) return 'All sessions are deleted when the browser closes.';
  const limits = [
    ...(maxDays === undefined ? [] : [`for ${plural(maxDays, 'day')}`]),
    ...(maxBytes === undefined ? [] : [`up to ${formatBytes(maxBytes)} in all`]),
  ];
  if (limits.length === 0) return 'Sessions are kept until you delete them.';
  return `Sessions are kept ${limits.join(' and ')}, pinned ones longer.`;
}
