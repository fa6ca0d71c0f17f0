/** Mozilla's `web-ext lint` over a build: no error, and no warning but those known and named here. */
import { join } from 'node:path';
import { bin, root, run } from './ensure.mjs';

/** Warnings that we do not cause, by code and file; one that no longer comes fails the check. */
const KNOWN = [];

/**
 * @param {string} folder of the build, relative to the project
 * @returns whether the build is clean; says what is not.
 */
export function lintExtension(folder) {
  const { output } = run(bin('web-ext'), [
    'lint',
    '--source-dir',
    join(root, folder),
    '--output',
    'json',
    '--no-config-discovery',
  ]);
  const start = output.indexOf('{');
  const { errors, warnings } = JSON.parse(output.slice(start, output.lastIndexOf('}') + 1));
  const problems = [...errors, ...warnings].map(({ code, file, message }) => ({
    id: `${code} ${file ?? 'manifest.json'}`,
    message,
  }));
  const unknown = problems.filter(({ id }) => !KNOWN.includes(id));
  const gone = KNOWN.filter((id) => !problems.some((problem) => problem.id === id));
  for (const { id, message } of unknown) console.error(`  ${id}: ${message}`);
  for (const id of gone) console.error(`  ${id}: no longer warned of; take it off the list`);
  return unknown.length === 0 && gone.length === 0;
}
