import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

/** The views on fakes, without an extension: `npx vite --config test/harness/vite.config.ts`. */
export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  define: { __TARGET__: JSON.stringify('chrome') },
  cacheDir: 'node_modules/.vite-harness',
  server: { host: '127.0.0.1', port: 5190, hmr: false },
});
