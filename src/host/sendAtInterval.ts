import type { Later } from './later.ts';

/** Sends every so many seconds from now on; returns the way to stop, which `send` itself may take. */
export function sendAtInterval(seconds: number, later: Later, send: () => void): () => void {
  let stopped = false;
  let cancel = () => {};
  const wait = (): void => {
    cancel = later(() => {
      send();
      if (!stopped) wait();
    }, seconds * 1_000);
  };
  wait();
  return () => {
    stopped = true;
    cancel();
  };
}
