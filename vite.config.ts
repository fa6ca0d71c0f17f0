import { defineConfig } from 'vite';
import webExtension from 'vite-plugin-web-extension';

const target = process.env.TARGET === 'firefox' ? 'firefox' : 'chrome';

export default defineConfig({
  define: { __TARGET__: JSON.stringify(target) },
  // Copied as it is: icons.
  publicDir: 'src/public',
  build: { outDir: `dist/${target}`, emptyOutDir: true, target: 'es2023' },
  plugins: [
    webExtension({
      browser: target,
      manifest: 'manifest.json',
      // Validation would fetch a schema from the network; `web-ext lint` checks the manifest instead.
      skipManifestValidation: true,
      disableAutoLaunch: true,
      printSummary: false,
      additionalInputs: target === 'chrome' ? ['src/host/offscreen.html'] : [],
    }),
  ],
});
