import { scale } from '../scale.ts';

const SIZE = 200;

/** What is sent to the gateway's ticker for one of `sockets` connections that share the rate. */
export function streamOrder(sockets = 1): { text: string; count: number } {
  const count = (scale.rate * scale.seconds) / sockets;
  return {
    text: JSON.stringify({ action: 'ticker', rate: scale.rate / sockets, size: SIZE, count }),
    count,
  };
}
