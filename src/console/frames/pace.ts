/** How the view keeps time with the browser. */
export interface Pace {
  /** Runs once with the next animation frame. */
  schedule(paint: () => void): void;
  /** Milliseconds from any fixed point. */
  clock(): number;
}

/** The product's pace. */
export const browserPace: Pace = {
  schedule: (paint) => void requestAnimationFrame(paint),
  clock: () => performance.now(),
};
