import { expect, test } from 'vitest';
import { readEndpoint } from '#core/endpoint/readEndpoint.ts';

/** Long runs that make careless regular expressions quadratic and careless recursion overflow. */
const runs = [
  'a.',
  'a-',
  'wss://',
  '>',
  '.)',
  '"',
  "'",
  '\\',
  '[',
  '@',
  '\n',
  'a:',
  '&amp;',
  '${',
  "$'",
  ' -',
];
const starts = ['', 'wss://h.example/', 'wscat -c ', 'new WebSocket("', '[x](', 'see https://h.example/'];

test('no long hostile text throws or takes long to read', () => {
  for (const start of starts) {
    for (const run of runs) {
      const text = start + run.repeat(Math.floor((32_768 - start.length) / run.length));
      const begun = performance.now();
      expect(() => readEndpoint(text)).not.toThrow();
      // Usually under 100 ms; a quadratic expression took 9 s.
      expect(performance.now() - begun, JSON.stringify(start + run)).toBeLessThan(2_000);
    }
  }
}, 60_000);
