import type { BackgroundEvent } from '#messaging/contract.ts';

const NAME = 'countersign-events';

/** Tells every open view. A BroadcastChannel reaches views whose port ended with the worker. */
export function createEventSender(): (event: BackgroundEvent) => void {
  const channel = new BroadcastChannel(NAME);
  return (event) => channel.postMessage(event);
}

/** Calls back on every event of the background; returns the way to stop. */
export function onBackgroundEvent(listener: (event: BackgroundEvent) => void): () => void {
  const channel = new BroadcastChannel(NAME);
  channel.onmessage = ({ data }) => listener(data as BackgroundEvent);
  return () => channel.close();
}
