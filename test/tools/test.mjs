/** `npm test`: everything that CI checks, in one run, with a count at the end. */
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBrowser } from './browsers.mjs';
import { build, TARGETS } from './build.mjs';
import { bin, ensureDependencies, root, run } from './ensure.mjs';
import { lintExtension } from './lintExtension.mjs';
import { ensurePython } from './python.mjs';

const counts = { passed: 0, failed: 0 };
const started = Date.now();

ensureDependencies();
const browsers = {
  CHROME_PATH: ensureBrowser('chrome'),
  FIREFOX_PATH: ensureBrowser('firefox'),
  ...ensurePython(),
};
rmSync(join(root, 'out/test'), { recursive: true, force: true });
mkdirSync(join(root, 'out/test'), { recursive: true });

step('type check', () => run(bin('tsc'), ['--noEmit'], { show: true }).ok);
step('lint', () => run(bin('biome'), ['check', '--error-on-warnings', '.'], { show: true }).ok);
step('build', () => TARGETS.every((target) => build(target) !== undefined));
step('web-ext lint', () => lintExtension('dist/firefox'));
vitest('unit', 'unit:*');
vitest('e2e', 'e2e', browsers);

console.log(`\n${((Date.now() - started) / 1000).toFixed(0)} s in all`);
console.log(`${counts.passed} passed, ${counts.failed} failed`);
process.exit(counts.failed === 0 ? 0 : 1);

/** Runs one step and counts it; a failure does not keep the next ones from running. */
function step(name, check) {
  const from = Date.now();
  const ok = check();
  counts[ok ? 'passed' : 'failed'] += 1;
  console.log(`${ok ? 'ok    ' : 'FAILED'} ${name} (${((Date.now() - from) / 1000).toFixed(1)} s)`);
}

/** Runs projects of vitest and counts their tests; a run that counts none has failed. */
function vitest(name, project, env = {}) {
  const report = join(root, `out/test/${name}.json`);
  step(`${name} tests`, () => {
    const args = [
      'run',
      '--project',
      project,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ];
    const { ok } = run(bin('vitest'), args, { show: true, env });
    try {
      const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, 'utf8'));
      counts.passed += numPassedTests;
      counts.failed += numFailedTests;
      return ok && numPassedTests > 0;
    } catch {
      return false;
    }
  });
}
