/** Waits until `look` gives something truthy, and returns it. For what is not on a page. */
export async function eventually<T>(
  what: string,
  look: () => T | Promise<T>,
  timeoutMs = 30_000,
): Promise<NonNullable<T>> {
  const started = Date.now();
  for (;;) {
    const value = await look();
    if (value) return value;
    if (Date.now() - started > timeoutMs) throw new Error(`Waited ${timeoutMs / 1000} s for ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, pause(Date.now() - started)));
  }
}

/** Milliseconds until the next look: to look takes time from what is waited for, and more so the longer that takes. */
export const pause = (waitedMs: number): number => Math.min(100, 15 + waitedMs / 10);
