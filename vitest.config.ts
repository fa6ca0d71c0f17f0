import { defineConfig } from 'vitest/config';

/**
 * Sign-ins step by step in both browsers. They take longer than `npm test` may in all, so they run
 * by `npm run e2e:long`.
 */
const LONG = [
  'assume-role',
  'cognito-hosted',
  'cognito-password',
  'identity-center',
  'refresh',
  'remember-me',
  'sign-in-failures',
  'tab-session',
  'worker-killed-in-sign-in',
].map((name) => `test/e2e/${name}.test.ts`);

const e2e = {
  environment: 'node',
  testTimeout: 60_000,
  hookTimeout: 60_000,
  maxWorkers: 2,
} as const;

// Not vite.config.ts: the web-extension plugin would empty dist/ when vitest loads it.
export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  define: { __TARGET__: JSON.stringify('chrome') },
  test: {
    projects: [
      {
        extends: true,
        test: { name: 'unit', include: ['test/unit/**/*.test.{ts,tsx}'], environment: 'node' },
      },
      { extends: true, test: { ...e2e, name: 'e2e', include: ['test/e2e/**/*.test.ts'], exclude: LONG } },
      { extends: true, test: { ...e2e, name: 'e2e-long', include: LONG } },
    ],
  },
});
