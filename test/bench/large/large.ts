import type { BenchRow } from '../row.ts';

export async function largeRows(): Promise<BenchRow[]> {
  return [];
}
