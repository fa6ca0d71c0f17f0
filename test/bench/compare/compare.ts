import type { BenchRow } from '../row.ts';

export async function compareRows(): Promise<BenchRow[]> {
  return [];
}
