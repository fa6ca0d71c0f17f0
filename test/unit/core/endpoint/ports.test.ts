import { expect, test } from 'vitest';
import { isBadPort } from '#core/endpoint/ports.ts';

/** Lets Node's fetch go as far as it would open a connection, and no further. */
const nowhere = {
  dispatch() {
    throw new Error('allowed');
  },
};

/** Node's fetch follows the Fetch standard's list of bad ports. */
async function refusedByFetch(port: number): Promise<boolean> {
  const init: object = { dispatcher: nowhere };
  const error = await fetch(`http://127.0.0.1:${port}/`, init).catch((caught: Error) => caught);
  if (!(error instanceof Error) || !(error.cause instanceof Error)) throw new Error('fetch went on');
  return error.cause.message === 'bad port';
}

test('the refused ports are those of another implementation of the Fetch standard', async () => {
  for (let port = 1; port <= 11_000; port += 1) {
    // 1 to 1100 whole, then our own and a sample: each look costs fetch's whole set-up.
    if (port > 1_100 && port % 7 !== 0 && !isBadPort(port) && !isBadPort(port - 1)) continue;
    if (isBadPort(port) !== (await refusedByFetch(port))) expect.fail(`port ${port}`);
  }
});
