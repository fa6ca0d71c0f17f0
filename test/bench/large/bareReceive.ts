import type { ExtensionBrowser } from '../../e2e/harness/ExtensionBrowser.ts';

/** Milliseconds from opening a socket in a page until its first message is there, and nothing is done with it. */
export async function bareReceive(browser: ExtensionBrowser, url: string): Promise<number> {
  const view = await browser.open('options/index.html');
  const time = await view.evaluate(
    (win, address) =>
      new Promise<number>((resolve, reject) => {
        const start = win.performance.now();
        const socket = new WebSocket(address);
        socket.onmessage = () => resolve(win.performance.now() - start);
        socket.onerror = () => reject(new Error('The bare socket was refused.'));
      }),
    url,
  );
  await view.close();
  return time;
}
