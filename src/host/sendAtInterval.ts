import type { KeepAlive } from '#core/keepAlive.ts';
import type { Later } from './later.ts';

/** Sends the keep-alive message every so many seconds from now on; returns the way to stop. */
export function sendAtInterval(
  { seconds, message }: KeepAlive,
  later: Later,
  send: (text: string) => void,
): () => void {
  let cancel = () => {};
  const wait = (): void => {
    cancel = later(() => {
      send(message);
      wait();
    }, seconds * 1_000);
  };
  wait();
  return () => cancel();
}
