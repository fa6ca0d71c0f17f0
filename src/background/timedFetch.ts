/** Longer than AWS takes for anything; a server that says nothing is given up then. */
const TIMEOUT_MS = 20_000;

/**
 * fetch for sign-ins: without the browser's cookies, cache and referrer, and not for ever. Giving up
 * rejects with a TypeError, as a lost connection does.
 */
export function createTimedFetch(
  fetch: typeof globalThis.fetch,
  timeout: (ms: number) => AbortSignal = AbortSignal.timeout,
): typeof globalThis.fetch {
  return async (input, init) => {
    const giveUp = timeout(TIMEOUT_MS);
    const signal = init?.signal ? AbortSignal.any([init.signal, giveUp]) : giveUp;
    try {
      return await fetch(input, {
        credentials: 'omit',
        cache: 'no-store',
        referrerPolicy: 'no-referrer',
        ...init,
        signal,
      });
    } catch (cause) {
      if (giveUp.aborted) throw new TypeError('The server did not answer in time.', { cause });
      throw cause;
    }
  };
}
