const WIDTH = 72;
const HEIGHT = 16;
const SAMPLES = 30;

/** Points of the polyline: the newest at the right edge, the busiest second at the top. */
export function sparkPoints(rates: readonly number[]): string {
  const top = Math.max(1, ...rates);
  const step = WIDTH / (SAMPLES - 1);
  return rates
    .map((rate, index) => {
      const x = WIDTH - (rates.length - 1 - index) * step;
      const y = HEIGHT - 1 - (rate / top) * (HEIGHT - 2);
      return `${x.toFixed(1)},${y.toFixed(1)}`;
    })
    .join(' ');
}

/** Messages per second over the last half minute; a picture only, the figure stands beside it. */
export function Sparkline({ rates }: { rates: readonly number[] }) {
  return (
    <svg
      class="sparkline"
      width={WIDTH}
      height={HEIGHT}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      aria-hidden="true"
    >
      {rates.length > 1 && <polyline points={sparkPoints(rates)} />}
    </svg>
  );
}
