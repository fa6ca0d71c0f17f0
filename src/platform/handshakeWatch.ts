import browser from 'webextension-polyfill';

/** What the browser saw of a handshake of ours. */
export type SeenHandshake =
  | { url: string; at: number; status: number; headers: [name: string, value: string][] }
  | { url: string; at: number; error: string };

/**
 * Firefox's webRequest tells status and headers of a refused WebSocket handshake, and how the
 * network failed (measured; Chrome's tells neither, so Chrome is never asked for it). Watches our
 * own sockets only, on hosts that the person has allowed, from when the permission is there.
 */
export function watchHandshakes(listener: (seen: SeenHandshake) => void): void {
  let watching = false;
  const start = (): void => {
    const { webRequest } = browser;
    if (watching || !webRequest) return;
    watching = true;
    const filter = { urls: ['wss://*/*', 'ws://*/*'], types: ['websocket' as const] };
    const isOwn = ({ tabId, originUrl }: { tabId: number; originUrl?: string }): boolean =>
      tabId === -1 && (originUrl === undefined || originUrl.startsWith(browser.runtime.getURL('')));
    webRequest.onHeadersReceived.addListener(
      (details) => {
        if (!isOwn(details)) return undefined;
        const headers = (details.responseHeaders ?? []).map(({ name, value }): [string, string] => [
          name.toLowerCase(),
          value ?? '',
        ]);
        listener({ url: details.url, at: details.timeStamp, status: details.statusCode, headers });
        return undefined;
      },
      filter,
      ['responseHeaders'],
    );
    webRequest.onErrorOccurred.addListener((details) => {
      if (isOwn(details)) listener({ url: details.url, at: details.timeStamp, error: details.error });
    }, filter);
  };
  start();
  browser.permissions.onAdded.addListener(start);
}
