import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { E2eOrder } from './test/tools/e2eOrder.ts';

const root = import.meta.dirname;

/**
 * Unit tests that bring a page, mock a module, stop the clock or count the database's calls need
 * modules of their own. The others share what is loaded: to load everything anew for each of them
 * took longer than their tests.
 */
const ALONE = /@vitest-environment|\bvi\.mock\(|\buseFakeTimers\(|\bspyOn\(IDB/;

const alone = readdirSync(join(root, 'test/unit'), { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.test\.tsx?$/.test(file))
  .map((file) => `test/unit/${file}`)
  .filter((file) => ALONE.test(readFileSync(join(root, file), 'utf8')));

const unit = {
  environment: 'node',
  // Some run bash, Node or Python, which a busy machine takes its time to start.
  testTimeout: 30_000,
  restoreMocks: true,
  unstubGlobals: true,
  setupFiles: ['test/unit/leavesNoTrace.ts', 'test/unit/seed.ts'] as string[],
  // By itself vitest leaves one core to the browser of its watch mode.
  maxWorkers: '100%',
} as const;

// Not vite.config.ts: the web-extension plugin would empty dist/ when vitest loads it.
export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  define: { __TARGET__: JSON.stringify('chrome') },
  test: {
    sequence: { sequencer: E2eOrder },
    // A worker of the e2e tests closes its browsers at the end.
    teardownTimeout: 30_000,
    projects: [
      {
        extends: true,
        test: {
          ...unit,
          name: 'unit:shared',
          include: ['test/unit/**/*.test.{ts,tsx}'],
          exclude: alone,
          isolate: false,
        },
      },
      { extends: true, test: { ...unit, name: 'unit:alone', include: alone } },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          globalSetup: 'test/e2e/harness/scratch.ts',
          environment: 'node',
          testTimeout: 120_000,
          hookTimeout: 120_000,
          maxWorkers: 3,
          isolate: false,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
