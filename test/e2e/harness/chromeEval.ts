import type { Browser } from 'puppeteer-core';

/** Evaluates privileged JavaScript in the browser's own window; gives primitives only. */
export type ChromeEval = (expression: string) => Promise<unknown>;

/** Puppeteer's BiDi connection: a public member that its types leave out. */
interface WithConnection {
  connection: { send(method: string, params: object): Promise<{ result: unknown }> };
}

export function createChromeEval(browser: Browser): ChromeEval {
  const { connection } = browser as unknown as WithConnection;
  let context: string | undefined;
  return async (expression) => {
    if (context === undefined) {
      const tree = (await connection.send('browsingContext.getTree', { 'moz:scope': 'chrome' })).result;
      context = (tree as { contexts: { context: string }[] }).contexts[0]?.context;
    }
    const answer = (
      await connection.send('script.evaluate', {
        expression,
        target: { context },
        awaitPromise: true,
      })
    ).result as { type: string; result?: { value?: unknown }; exceptionDetails?: { text: string } };
    if (answer.type !== 'success') throw new Error(answer.exceptionDetails?.text);
    return answer.result?.value;
  };
}
