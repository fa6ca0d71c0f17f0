import type { Channel } from '#messaging/channel.ts';

/*
 * Firefox keeps what went through a port, here and once more in its main process, until it collects
 * all garbage of its own code: of the rows of a file of 174 MB, 312 and 339 MB (measured). What went
 * through a BroadcastChannel is gone once it was read.
 */

/** What is used of a BroadcastChannel. */
export interface Broadcast {
  postMessage(message: unknown): void;
  onmessage: ((event: MessageEvent) => void) | null;
  close(): void;
}

/**
 * The view's end of a line for much at once. What is posted goes around the port as soon as the other
 * end was heard there, and through it before, or where neither hears the other: a private window has
 * channels of its own. At that moment messages may overtake each other. Answers come by the port.
 */
export function postAround(port: Channel, channel: Broadcast): Channel {
  let heard = false;
  channel.onmessage = () => {
    heard = true;
  };
  port.onClose(() => channel.close());
  return {
    ...port,
    post: (message) => (heard ? channel.postMessage(message) : port.post(message)),
  };
}

/** The background's end: takes what comes by either way, and makes itself heard. */
export function hearAround(port: Channel, channel: Broadcast): Channel {
  const call = () => channel.postMessage('heard');
  call();
  // The view may have begun to listen only now.
  port.onMessage(call);
  port.onClose(() => channel.close());
  return {
    ...port,
    onMessage(listener) {
      port.onMessage(listener);
      channel.onmessage = ({ data }) => listener(data);
    },
  };
}
