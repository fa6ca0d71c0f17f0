import { describe, expect, it } from 'vitest';
import { addressOf, isEarly, randomId } from '../../../../src/devtools/hook/document.ts';
import { takePrimordials } from '../../../../src/devtools/hook/primordials.ts';
import { fakeWindow } from './fakeWindow.ts';

describe('addressOf', () => {
  it.each([
    ['https://a.test/b/c', 'https://a.test/b/c'],
    ['https://a.test/b?X-Amz-Signature=1#d', 'https://a.test/b'],
    ['https://a.test/b#d?e', 'https://a.test/b'],
    ['about:srcdoc', 'about:srcdoc'],
    ['', ''],
  ])('of %j is without query and fragment', (href, address) => {
    expect(addressOf(fakeWindow({ location: { href } }))).toBe(address);
  });
});

describe('isEarly', () => {
  const own = {};
  const page = (
    readyState: string,
    scripts: object[],
    href = 'https://a.test/',
    currentScript: unknown = null,
  ) => isEarly(fakeWindow({ document: { readyState, scripts, currentScript }, location: { href } }));

  it('is so before the first script, and as the first script', () => {
    expect(page('loading', [])).toBe(true);
    expect(page('loading', [own], 'https://a.test/', own)).toBe(true);
  });

  it('is not so once a script is there, or the document was read', () => {
    expect(page('loading', [{}])).toBe(false);
    expect(page('loading', [{}, own], 'https://a.test/', own)).toBe(false);
    expect(page('interactive', [])).toBe(false);
  });

  it('is so in an empty frame, which is complete from the start', () => {
    expect(page('complete', [], 'about:blank')).toBe(true);
    expect(page('complete', [{}], 'about:blank')).toBe(false);
  });
});

it('randomId differs from document to document', () => {
  const p = takePrimordials(fakeWindow());
  expect(new Set(Array.from({ length: 100 }, () => randomId(p))).size).toBe(100);
});
