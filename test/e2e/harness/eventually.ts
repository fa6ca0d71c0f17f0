/** What takes a tenth of a second takes many on a busy machine; only what fails waits so long. */
export const WAIT_MS = 60_000;

/** Waits until `look` gives something truthy, and returns it. For what is not on a page. */
export async function eventually<T>(
  what: string,
  look: () => T | Promise<T>,
  timeoutMs = WAIT_MS,
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
