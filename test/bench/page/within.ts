import type { View } from '../../e2e/harness/View.ts';

/** Gives up on what a page was asked to wait for, and tells what the page shows instead. */
export async function within<T>(
  view: View,
  what: string,
  waiting: Promise<T>,
  timeoutMs = 20_000,
): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), timeoutMs);
  });
  const first = await Promise.race([waiting, late]).finally(() => clearTimeout(timer));
  if (first !== 'late') return first as T;
  waiting.catch(() => undefined);
  const shown = await view.evaluate((win) => win.document.body.innerText.replace(/\s+/g, ' ').slice(0, 600));
  throw new Error(`Waited ${timeoutMs / 1000} s for ${what}. The page says: ${shown}`);
}
