import browser, { type Runtime } from 'webextension-polyfill';
import type { Channel } from '#messaging/channel.ts';
import { pageUrl } from './extension.ts';
import { HOST_PAGE } from './hostPage.ts';

/** Lines to the background by the name of their ports: views give it commands, the host calls it back. */
export type Line = 'background' | 'host';

/** Opens a port to the background; in Chrome this wakes its worker. */
export function connectToBackground(line: Line = 'background'): Channel {
  return toChannel(browser.runtime.connect({ name: line }));
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
    const line = port.name === 'background' || port.name === 'host' ? port.name : undefined;
    const listener = line && BELIEVED[line](port.sender) ? listeners[line] : undefined;
    if (listener) listener(toChannel(port));
    else port.disconnect();
  });
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
