/**
 * `npm run bench`: speed, memory, time to use and size, each beside a peer or a limit.
 * `npm run bench -- stream million` runs these groups only, `--quick` with small figures.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ensureBrowser } from './browsers.mjs';
import { build, TARGETS } from './build.mjs';
import { ensureDependencies, root } from './ensure.mjs';

ensureDependencies();
const env = { CHROME_PATH: ensureBrowser('chrome'), FIREFOX_PATH: ensureBrowser('firefox') };
for (const target of TARGETS) build(target);
spawn(process.execPath, ['--import', 'tsx', join(root, 'test/bench/main.ts'), ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, ...env },
}).on('exit', (code) => process.exit(code ?? 1));
