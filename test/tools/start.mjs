/** `npm start`: installs what is missing, builds, and hands over to start.ts. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ensureBrowser } from './browsers.mjs';
import { build } from './build.mjs';
import { ensureDependencies, root } from './ensure.mjs';

const target = process.argv.includes('--firefox') ? 'firefox' : 'chrome';

ensureDependencies();
const program = ensureBrowser(target);
console.log(`Building dist/${target} …`);
build(target);

const child = spawn(
  process.execPath,
  ['--import', 'tsx', join(root, 'test/tools/start.ts'), ...process.argv.slice(2)],
  {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, [target === 'chrome' ? 'CHROME_PATH' : 'FIREFOX_PATH']: program },
  },
);
// Ctrl+C reaches the child as well; it cleans up and its exit code is ours.
process.on('SIGINT', () => {});
process.on('SIGTERM', () => child.kill('SIGTERM'));
child.on('exit', (code) => process.exit(code ?? 1));
