import browser, { type Runtime } from 'webextension-polyfill';
import type { Channel } from '#messaging/channel.ts';
import { pageUrl } from './extension.ts';

/** Opens a port to the background; in Chrome this wakes its worker. */
export function connectToBackground(): Channel {
  return toChannel(browser.runtime.connect({ name: 'background' }));
}

/**
 * Calls back for every view that connects. Only our own pages are believed: content scripts have
 * our id as well, but a page's URL.
 */
export function onViewConnected(listener: (channel: Channel) => void): void {
  browser.runtime.onConnect.addListener((port) => {
    if (port.name === 'background' && isOwnPage(port.sender)) listener(toChannel(port));
    else port.disconnect();
  });
}

/** Whether a message comes from a page of this extension. */
export function isOwnPage(sender: Runtime.MessageSender | undefined): boolean {
  return sender?.id === browser.runtime.id && sender.url?.startsWith(pageUrl('')) === true;
}

function toChannel(port: Runtime.Port): Channel {
  return {
    post: (message) => port.postMessage(message),
    onMessage: (listener) => port.onMessage.addListener((message) => listener(message)),
    onClose: (listener) => port.onDisconnect.addListener(() => listener()),
  };
}
