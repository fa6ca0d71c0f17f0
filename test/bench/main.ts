/**
 * Runs the benchmarks, or the groups that are named, prints a table, and writes out/bench.json.
 * `--quick` tries them out with small figures.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { cpus, loadavg } from 'node:os';
import { GROUPS } from './groups.ts';
import { print } from './print.ts';
import type { BenchRow } from './row.ts';

const named = process.argv.slice(2).filter((arg) => !arg.startsWith('--'));
const unknown = named.filter((name) => !(name in GROUPS));
if (unknown.length > 0) {
  console.error(`There is no group ${unknown.join(', ')}. The groups: ${Object.keys(GROUPS).join(', ')}.`);
  process.exit(1);
}

const rows: BenchRow[] = [];
for (const [name, { about, seconds, run }] of Object.entries(GROUPS)) {
  if (named.length > 0 && !named.includes(name)) continue;
  console.log(`${name}: ${about} (about ${seconds} s)`);
  // What runs beside the benchmark takes the processors from it, and is in its figures.
  const [load = 0] = loadavg();
  if (load > cpus().length)
    console.log(`  the machine is busy (load ${load.toFixed(1)}): times will be long`);
  try {
    rows.push(...(await run()));
  } catch (error) {
    console.error(`${name} failed:`, error);
    process.exitCode = 1;
  }
}
print(rows);
await mkdir('out', { recursive: true });
await writeFile('out/bench.json', `${JSON.stringify(rows, null, 2)}\n`);
// A browser that was killed may leave a handle of its own.
process.exit();
