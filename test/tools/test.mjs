/** `npm test`: everything that CI checks, in one run, with a count at the end. */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBrowser } from './browsers.mjs';
import { TARGETS } from './build.mjs';
import { bin, ensureDependencies, root, runBeside } from './ensure.mjs';
import { lintExtension } from './lintExtension.mjs';
import { ensurePython } from './python.mjs';

/** Of the property tests: see test/unit/seed.ts. */
const FC_SEED = '20261122';
const counts = { passed: 0, failed: 0 };
/** One line for each, to be read where only the end of the output is left. */
const failures = [];
const started = Date.now();

ensureDependencies();
const browsers = {
  CHROME_PATH: ensureBrowser('chrome'),
  FIREFOX_PATH: ensureBrowser('firefox'),
  ...ensurePython(),
};
const results = join(root, 'out/test');
const firefoxProfile = join(results, 'firefox-profile');
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });

// Beside the unit tests, which leave a core idle at their start and at their end.
await Promise.all([checkAndBuild(), vitest('unit', 'unit:*', { FC_SEED })]);
await vitest('e2e', 'e2e', { ...browsers, FIREFOX_PROFILE: firefoxProfile });
rmSync(firefoxProfile, { recursive: true, force: true });

console.log(`\n${((Date.now() - started) / 1000).toFixed(0)} s in all`);
for (const line of failures) console.log(line);
console.log(`${counts.passed} passed, ${counts.failed} failed`);
process.exit(counts.failed === 0 ? 0 : 1);

async function checkAndBuild() {
  await step('type check', () => runBeside(bin('tsc'), ['--noEmit']));
  await step('lint', () => runBeside(bin('biome'), ['check', '--error-on-warnings', '.']));
  for (const TARGET of TARGETS)
    await step(`build of dist/${TARGET}`, () =>
      runBeside(bin('vite'), ['build', '--logLevel', 'warn'], { env: { TARGET } }),
    );
  await step('web-ext lint', () => lintExtension('dist/firefox'));
  // Only saves time: without it each Firefox makes its own.
  const args = ['test/tools/firefoxProfile.mjs', browsers.FIREFOX_PATH, firefoxProfile];
  const { ok, output } = await runBeside(process.execPath, args);
  if (!ok) console.warn(`No profile of Firefox’s was made:\n${output}`);
}

/** Runs one step, and counts it unless it has counted itself; a failure does not keep the next ones from running. */
async function step(name, check) {
  const from = Date.now();
  const { ok, output, counted = false } = await check();
  if (!counted) count(ok, name);
  console.log(`${ok ? 'ok    ' : 'FAILED'} ${name} (${((Date.now() - from) / 1000).toFixed(1)} s)`);
  if (!ok && output) console.log(output);
}

function count(ok, ...what) {
  counts[ok ? 'passed' : 'failed'] += 1;
  if (!ok) failures.push(['FAILED', ...what].join(' '));
}

/** Runs projects of vitest and counts their tests; a run that counts none has failed. */
function vitest(name, project, env = {}) {
  const OUTCOME = join(results, `${name}.json`);
  return step(`${name} tests`, async () => {
    const reporters = ['--reporter=default', '--reporter=./test/tools/failures.ts'];
    const { ok } = await runBeside(bin('vitest'), ['run', '--project', project, ...reporters], {
      show: true,
      env: { ...env, OUTCOME },
    });
    if (!existsSync(OUTCOME)) return { ok: false };
    const { passed, failures: failed } = JSON.parse(readFileSync(OUTCOME, 'utf8'));
    counts.passed += passed;
    for (const { file, name, error } of failed)
      count(false, `${[file, name].filter(Boolean).join(' > ')}: ${error}`);
    // The step itself counts as well, unless its tests say why it failed.
    return { ok: ok && passed > 0, counted: failed.length > 0 };
  });
}
