/** One line of the benchmark: a figure beside a peer's or a limit, taken in the same run. */
export interface BenchRow {
  id: string;
  value: number;
  unit: string;
  reference: string;
  referenceValue: number;
  /** value / referenceValue */
  ratio: number;
}

/** A row with its ratio. */
export function row(
  id: string,
  value: number,
  unit: string,
  reference: string,
  referenceValue: number,
): BenchRow {
  return { id, value, unit, reference, referenceValue, ratio: value / referenceValue };
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1
    ? (sorted[middle] ?? Number.NaN)
    : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}

/** The value that `share` of all do not exceed. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}
