import type { LogTrouble } from '#log/contract.ts';
import type { ExtensionBrowser } from '../../e2e/harness/ExtensionBrowser.ts';

interface Listening extends Window {
  trouble?: LogTrouble | undefined;
  channel?: BroadcastChannel;
}

/** Listens to what the host announces; gives the way to ask for the trouble that it told of last. */
export async function listenForTrouble(
  browser: ExtensionBrowser,
): Promise<() => Promise<LogTrouble | undefined>> {
  const view = await browser.open('options/index.html');
  await view.evaluate((win: Listening) => {
    // Kept from being collected.
    win.channel = new BroadcastChannel('countersign-log');
    win.channel.onmessage = ({ data }) => {
      if (data.type === 'tail') win.trouble = data.trouble;
    };
  });
  return () => view.evaluate((win: Listening) => win.trouble);
}
