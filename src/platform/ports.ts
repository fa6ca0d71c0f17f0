import browser, { type Runtime } from 'webextension-polyfill';
import type { Channel } from '#messaging/channel.ts';
import { hearAround, postAround } from './bulkLine.ts';
import { pageUrl } from './extension.ts';
import { HOST_PAGE } from './hostPage.ts';

declare const __TARGET__: 'chrome' | 'firefox';

/** Lines to the background by the name of their ports: views give it commands, the host calls it back. */
export type Line = 'background' | 'host';

/** Opens a port to the background; in Chrome this wakes its worker. */
export function connectToBackground(line: Line = 'background'): Channel {
  return toChannel(browser.runtime.connect({ name: line }));
}

/** Begins the name of a port with a BroadcastChannel of the same name beside it. */
const BULK = 'background-bulk ';

/** Opens a line to the background for commands that bring much. */
export function connectInBulk(): Channel {
  if (__TARGET__ !== 'firefox') return connectToBackground();
  const name = BULK + crypto.randomUUID();
  const channel = new BroadcastChannel(name);
  return postAround(toChannel(browser.runtime.connect({ name })), channel);
}

const BELIEVED: Record<Line, (sender: Runtime.MessageSender | undefined) => boolean> = {
  background: isOwnPage,
  host: isHostPage,
};

/**
 * Calls back for every page of ours that connects: each may be a view, and the host, which is sent
 * signed URLs, is Chrome's offscreen page alone. Anyone else is hung up on.
 */
export function onConnected(listeners: Partial<Record<Line, (channel: Channel) => void>>): void {
  browser.runtime.onConnect.addListener((port) => {
    const line = lineOf(port.name);
    const listener = line && BELIEVED[line](port.sender) ? listeners[line] : undefined;
    if (!listener) port.disconnect();
    else if (port.name === line) listener(toChannel(port));
    else listener(hearAround(toChannel(port), new BroadcastChannel(port.name)));
  });
}

function lineOf(name: string): Line | undefined {
  if (name.startsWith(BULK)) return 'background';
  return name === 'background' || name === 'host' ? name : undefined;
}

/**
 * Whether a message comes from a page of this extension; content scripts have our id as well, but
 * a web page's URL.
 */
export function isOwnPage(sender: Runtime.MessageSender | undefined): boolean {
  return sender?.id === browser.runtime.id && sender.url?.startsWith(pageUrl('')) === true;
}

/** Whether it comes from the offscreen page. The same file opened in a tab is not it. */
export function isHostPage(sender: Runtime.MessageSender | undefined): boolean {
  return isOwnPage(sender) && sender?.url === pageUrl(HOST_PAGE) && sender.tab === undefined;
}

function toChannel(port: Runtime.Port): Channel {
  return {
    post: (message) => port.postMessage(message),
    onMessage: (listener) => port.onMessage.addListener((message) => listener(message)),
    onClose: (listener) => port.onDisconnect.addListener(() => listener()),
  };
}
