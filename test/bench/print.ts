import type { BenchRow } from './row.ts';

const figure = (value: number): string =>
  Math.abs(value) >= 1000 || Number.isInteger(value)
    ? Math.round(value).toLocaleString('en')
    : value.toFixed(1);

/** Prints rows as a table. */
export function print(rows: readonly BenchRow[]): void {
  console.table(
    rows.map(({ id, value, unit, reference, referenceValue, ratio }) => ({
      id,
      value: `${figure(value)} ${unit}`,
      beside: `${figure(referenceValue)} ${unit} (${reference})`,
      ratio: Number.isFinite(ratio) ? ratio.toFixed(2) : '',
    })),
  );
}
