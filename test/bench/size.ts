import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bin, root, run } from '../tools/ensure.mjs';
import { type BenchRow, row } from './row.ts';

const GOAL_KB = 250;

/** Size of a built extension as it is handed in to a store: zipped by Mozilla's own tool. */
export async function sizeRow(target: 'chrome' | 'firefox'): Promise<BenchRow> {
  const folder = await mkdtemp(join(tmpdir(), 'countersign-size-'));
  try {
    const args = [
      'build',
      '--no-config-discovery',
      '--source-dir',
      join(root, 'dist', target),
      '--artifacts-dir',
      folder,
    ];
    const { ok, output } = run(bin('web-ext'), args);
    const [zip] = await readdir(folder);
    if (!ok || !zip) throw new Error(`web-ext build failed: ${output}`);
    return row(`zip-${target}`, (await stat(join(folder, zip))).size / 1000, 'kB', 'goal', GOAL_KB);
  } finally {
    await rm(folder, { recursive: true });
  }
}
