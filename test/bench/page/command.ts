import type { View } from '../../e2e/harness/View.ts';

/**
 * Calls a command of the background from a page of the product that is open anyway, so that no page
 * of the tests' own counts as the extension's memory.
 */
export const command = (view: View, method: string, ...args: unknown[]): Promise<unknown> =>
  view.evaluate(callInPage, { id: 1, method, args });

function callInPage(win: Window, call: object): Promise<unknown> {
  const { browser, chrome } = win as unknown as Record<'browser' | 'chrome', typeof globalThis.chrome>;
  const port = (browser ?? chrome).runtime.connect({ name: 'background' });
  return new Promise((resolve, reject) => {
    port.onMessage.addListener(({ value, problem }: { value?: unknown; problem?: { id: string } }) => {
      port.disconnect();
      if (problem) reject(new Error(problem.id));
      else resolve(value);
    });
    port.onDisconnect.addListener(() => reject(new Error('The background stopped in the middle of this.')));
    port.postMessage(call);
  });
}
