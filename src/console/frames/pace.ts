/** How the view keeps time with the browser. */
export interface Pace {
  /** Runs once with the next animation frame. */
  schedule(paint: () => void): void;
  /** Milliseconds from any fixed point. */
  clock(): number;
  /** Resolves after input and painting had their turn. */
  breathe(): Promise<void>;
}

/** A message to oneself is a task of its own, without the 4 ms that nested timeouts cost. */
function breathe(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}

/** The product's pace. */
export const browserPace: Pace = {
  schedule: (paint) => void requestAnimationFrame(paint),
  clock: () => performance.now(),
  breathe,
};
