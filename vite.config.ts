import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';
import webExtension from 'vite-plugin-web-extension';

const target = process.env.TARGET === 'firefox' ? 'firefox' : 'chrome';

/**
 * Takes out of Preact the one place that turns a string into HTML. We never use it, and so nothing
 * that a frame holds can reach it by mistake; `web-ext lint` warns of it otherwise.
 */
const preactWithoutHtml: Plugin = {
  name: 'preact-without-html',
  enforce: 'pre',
  transform(code, id) {
    if (!id.endsWith('/preact/dist/preact.mjs')) return undefined;
    const changed = code.replace('t.innerHTML=h.__html', 't.textContent=h.__html');
    if (changed === code) throw new Error('Preact has changed: find its assignment to innerHTML again.');
    return { code: changed, map: null };
  },
};

/**
 * Writes scripts in ASCII. A single letter beyond Latin-1 has V8 hold the text of its whole script with
 * two bytes a letter (measured: 1 MB of the extension's process).
 */
const asciiScripts: Plugin = {
  name: 'ascii-scripts',
  generateBundle: {
    order: 'post',
    handler(_options, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type !== 'chunk') continue;
        const escaped = file.code.match(/(?<!\\)(?:\\\\)*\\[^\0-\x7f]/);
        if (escaped) throw new Error(`${file.fileName} has a backslash before a letter beyond ASCII.`);
        file.code = file.code.replace(/[^\0-\x7f]/g, toEscape);
      }
    },
  },
};

const toEscape = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;

export default defineConfig({
  define: { __TARGET__: JSON.stringify(target) },
  // AWS's SRP library brings its own, larger copies of these.
  resolve: {
    alias: { buffer: fileURLToPath(new URL('src/aws/cognito/smallBuffer.ts', import.meta.url)) },
    dedupe: ['@aws-crypto/sha256-js', 'tslib'],
  },
  // Copied as it is: icons.
  publicDir: 'src/public',
  build: { outDir: `dist/${target}`, emptyOutDir: true, target: 'es2023' },
  plugins: [
    preactWithoutHtml,
    asciiScripts,
    webExtension({
      browser: target,
      manifest: 'manifest.json',
      // Validation would fetch a schema from the network; `web-ext lint` checks the manifest instead.
      skipManifestValidation: true,
      disableAutoLaunch: true,
      printSummary: false,
      additionalInputs: [
        'src/devtools/panel.html',
        'src/devtools/hook/main.ts',
        ...(target === 'chrome' ? ['src/host/offscreen.html'] : []),
      ],
    }),
  ],
});
