/** Builds dist/chrome and dist/firefox. `npm run build` runs it; start, test and bench import it. */
import { pathToFileURL } from 'node:url';
import { bin, ensureDependencies, fail, run } from './ensure.mjs';

export const TARGETS = ['chrome', 'firefox'];

/** Builds one target, quietly unless it fails. */
export function build(target) {
  const { ok, output } = run(bin('vite'), ['build', '--logLevel', 'warn'], { env: { TARGET: target } });
  if (!ok) fail(`The ${target} build failed:\n${output}`);
  return output.trim();
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  ensureDependencies();
  for (const target of TARGETS) {
    const output = build(target);
    if (output) console.log(output);
    console.log(`dist/${target}`);
  }
}
