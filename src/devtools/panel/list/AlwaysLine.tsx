import { usePanel } from '../context.ts';
import { useAlways } from './useAlways.ts';

/** What it means that a site is always recorded. */
export function AlwaysLine() {
  const { always } = usePanel();
  const { site, on } = useAlways(always);
  if (!on || site === undefined) return null;
  return (
    <p class="hint" role="note" aria-label="Always recorded">
      Every page of {new URL(site).hostname} is recorded from its first script on, also while DevTools is
      closed: up to 16 MB then wait in the page itself until you open this panel, and go with the page.
    </p>
  );
}
