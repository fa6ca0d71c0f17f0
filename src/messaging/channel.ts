/**
 * What a transport has to offer: two functions and a way to learn of its end. Ports, message
 * channels and the pairs of the tests all fit.
 */
export interface Channel {
  post(message: unknown): void;
  /** Calls back with every message of the other side. */
  onMessage(listener: (message: unknown) => void): void;
  /** Calls back once when the other side is gone. */
  onClose(listener: () => void): void;
}

/** Two channels that speak to each other, asynchronously and in JSON, as real ports do. */
export function createChannelPair(): [Channel, Channel] & { close(): void } {
  const sides = [createSide(), createSide()] as const;
  const link = (from: number, to: number): Channel => ({
    post: (message) => {
      const copy = JSON.stringify(message);
      queueMicrotask(() => {
        for (const listener of sides[to as 0].message) listener(JSON.parse(copy));
      });
    },
    onMessage: (listener) => sides[from as 0].message.push(listener),
    onClose: (listener) => sides[from as 0].close.push(listener),
  });
  const pair: [Channel, Channel] = [link(0, 1), link(1, 0)];
  return Object.assign(pair, {
    close: () => {
      for (const side of sides) for (const listener of side.close) listener();
    },
  });
}

function createSide() {
  return { message: [] as ((message: unknown) => void)[], close: [] as (() => void)[] };
}
