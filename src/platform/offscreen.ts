import type { Channel } from '#messaging/channel.ts';
import { HOST_PAGE } from './hostPage.ts';

/*
 * Chrome's host page. The worker hands it one end of a MessageChannel: a private line, where a
 * port would be offered to every open page of the extension.
 */
/** The part of ServiceWorkerGlobalScope that is used; TypeScript's DOM and worker types exclude each other. */
interface WorkerScope {
  clients: {
    matchAll(options: {
      includeUncontrolled: boolean;
      type: 'all';
    }): Promise<{ url: string; postMessage(message: unknown, transfer: Transferable[]): void }[]>;
  };
}

let creating: Promise<void> | undefined;

/** Whether the page exists, without making it. */
export async function hasHostPage(): Promise<boolean> {
  const contexts = await chrome.runtime.getContexts({ contextTypes: ['OFFSCREEN_DOCUMENT'] });
  return contexts.length > 0;
}

/** Opens a line to the host page, which is made where it does not exist. */
export async function connectToHostPage(): Promise<Channel> {
  if (!(await hasHostPage())) {
    creating ??= chrome.offscreen
      .createDocument({
        url: HOST_PAGE,
        reasons: [chrome.offscreen.Reason.WORKERS],
        justification: 'Holds WebSocket connections, which end with the service worker otherwise.',
      })
      .finally(() => {
        creating = undefined;
      });
    await creating;
  }
  const { port1, port2 } = new MessageChannel();
  const worker = globalThis as unknown as WorkerScope;
  const clients = await worker.clients.matchAll({ includeUncontrolled: true, type: 'all' });
  const page = clients.find((client) => new URL(client.url).pathname === `/${HOST_PAGE}`);
  if (!page) throw new Error('The host page did not start.');
  page.postMessage('connect', [port2]);
  return toChannel(port1);
}

/** In the host page: calls back for every line that the worker opens. */
export function onWorkerConnected(listener: (channel: Channel) => void): void {
  navigator.serviceWorker.addEventListener('message', (event) => {
    const port = event.ports[0];
    if (event.source instanceof ServiceWorker && event.data === 'connect' && port) listener(toChannel(port));
  });
  navigator.serviceWorker.startMessages();
}

function toChannel(port: MessagePort): Channel {
  return {
    post: (message) => port.postMessage(message),
    onMessage: (listener) => {
      port.onmessage = ({ data }) => listener(data);
    },
    onClose: (listener) => port.addEventListener('close', () => listener()),
  };
}
