import type { BenchRow } from '../row.ts';

export async function faultRows(): Promise<BenchRow[]> {
  return [];
}
