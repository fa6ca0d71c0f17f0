import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { injectedText } from '../../../../src/devtools/hook/inject.ts';

const evaluate = (hook: string, before = '') =>
  runInNewContext(`var window = globalThis; ${before}; ${injectedText(hook, 'evaluate')}`);
const INSTALLS = `(function () { Object.defineProperty(window, Symbol.for('countersign.capture'), { value: {} }) })()`;

it('is the file itself before the first script', () => {
  expect(injectedText('hook', 'reload')).toBe('hook');
});

it('is an expression that says whether the hook is there', () => {
  expect(evaluate(INSTALLS)).toBe(true);
  expect(evaluate('(function () {})()')).toBe(false);
});

it('asks nothing of a page that has put something else there, and throws at nothing', () => {
  const put = (what: string) =>
    `window.asked = 0; Object.defineProperty(window, Symbol.for('countersign.capture'), { ${what} })`;
  expect(evaluate('(function () {})()', put('get() { throw new Error() }'))).toBe(false);
  expect(evaluate('(function () {})()', put('value: 5'))).toBe(false);
  expect(evaluate('(function () {})()', 'Object.getOwnPropertyDescriptor = null')).toBe(false);
});

it('may end in a comment or without a semicolon', () => {
  expect(evaluate(`${INSTALLS} // end`)).toBe(true);
});
