/** Mozilla's `web-ext lint` over a build: no error, and no warning but those known and named here. */
import { join } from 'node:path';
import { bin, root, runBeside } from './ensure.mjs';

/** Warnings that we do not cause, by code and file; one that no longer comes fails the check. */
const KNOWN = [];

/**
 * @param {string} folder of the build, relative to the project
 * @returns whether the build is clean, and what is not.
 */
export async function lintExtension(folder) {
  const { output } = await runBeside(bin('web-ext'), [
    'lint',
    '--source-dir',
    join(root, folder),
    '--output',
    'json',
    '--no-config-discovery',
  ]);
  const json = /\{.*\}/s.exec(output)?.[0];
  if (!json) return { ok: false, output };
  const { errors, warnings } = JSON.parse(json);
  const problems = [...errors, ...warnings].map(({ code, file, message }) => ({
    id: `${code} ${file ?? 'manifest.json'}`,
    message,
  }));
  const unknown = problems.filter(({ id }) => !KNOWN.includes(id));
  const gone = KNOWN.filter((id) => !problems.some((problem) => problem.id === id));
  const lines = [
    ...unknown.map(({ id, message }) => `  ${id}: ${message}`),
    ...gone.map((id) => `  ${id}: no longer warned of; take it off the list`),
  ];
  return { ok: lines.length === 0, output: lines.join('\n') };
}
