import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createInspectedPage } from '#platform/devtoolsPage.ts';

vi.mock('webextension-polyfill', async () => {
  const { devtools } = await import('./fakeDevTools.ts');
  return { default: { devtools } };
});

import { devtools } from './fakeDevTools.ts';

// Unit tests are built for Chrome (vitest.config.ts).
beforeEach(() => {
  devtools.reset();
  vi.stubGlobal('chrome', { devtools });
});
afterEach(() => vi.unstubAllGlobals());

describe('evaluate', () => {
  it('gives what the expression gives, in the page or in an iframe by its address', async () => {
    const page = createInspectedPage();
    devtools.answer = (expression, options) => [[expression, options]];
    expect(await page.evaluate('1 + 1')).toEqual(['1 + 1', {}]);
    expect(await page.evaluate('2', 'https://ads.example.net/')).toEqual([
      '2',
      { frameURL: 'https://ads.example.net/' },
    ]);
  });

  it('gives results that look like faults as they are', async () => {
    const page = createInspectedPage();
    devtools.answer = () => [{ isError: true }];
    expect(await page.evaluate('x')).toEqual({ isError: true });
  });

  it('says that a page cannot be reached', async () => {
    const page = createInspectedPage();
    devtools.answer = () => [undefined, { isError: true, code: 'E_FAILED', description: '%s', details: [] }];
    await expect(page.evaluate('x')).rejects.toMatchObject({ id: 'page.unreachable' });
    devtools.answer = () => {
      throw new Error('The extension is gone.');
    };
    await expect(page.evaluate('x')).rejects.toMatchObject({ id: 'page.unreachable' });
  });

  it('leaves the page’s own words out of what it says when the page throws', async () => {
    const page = createInspectedPage();
    devtools.answer = () => [
      undefined,
      { isException: true, value: 'Error: wss://a.example/?X-Amz-Signature=SECRET' },
    ];
    const error = await page.evaluate('x').catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ id: 'page.threw' });
    expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain('SECRET');
  });
});

describe('frameUrls', () => {
  it('follows the documents of the page, and not the page itself or its scripts', async () => {
    devtools.resources = [
      { url: 'https://app.example.com/', type: 'document' },
      { url: 'https://app.example.com/inner', type: 'document' },
      { url: 'https://app.example.com/a.js', type: 'script' },
    ];
    const page = createInspectedPage();
    devtools.onResourceAdded.fire({ url: 'https://ads.example.net/', type: 'document' });
    devtools.onResourceAdded.fire({ url: 'https://app.example.com/', type: 'document' });
    devtools.onResourceAdded.fire({ url: '', type: 'document' });
    devtools.onResourceAdded.fire({ url: 'chrome://newtab', type: 'document' });
    expect(await page.frameUrls()).toEqual([
      'https://app.example.com/inner',
      'https://ads.example.net/',
      'about:srcdoc',
    ]);
  });

  it('forgets them as the page is left', async () => {
    devtools.resources = [{ url: 'https://app.example.com/', type: 'document' }];
    const page = createInspectedPage();
    devtools.onResourceAdded.fire({ url: 'https://ads.example.net/', type: 'document' });
    devtools.onNavigated.fire('https://app.example.com/two');
    expect(await page.frameUrls()).toEqual([]);
    devtools.onResourceAdded.fire({ url: 'https://app.example.com/two', type: 'document' });
    expect(await page.frameUrls()).toEqual([]);
  });

  it('forgets one that is not found any more', async () => {
    devtools.resources = [{ url: 'https://app.example.com/', type: 'document' }];
    const page = createInspectedPage();
    devtools.onResourceAdded.fire({ url: 'https://ads.example.net/', type: 'document' });
    devtools.answer = () => [undefined, { isError: true, code: 'E_NOTFOUND' }];
    await expect(page.evaluate('x', 'https://ads.example.net/')).rejects.toMatchObject({
      id: 'page.unreachable',
    });
    expect(await page.frameUrls()).toEqual([]);
  });

  it('follows so many and no more', async () => {
    const page = createInspectedPage();
    for (let at = 0; at < 80; at++) {
      devtools.onResourceAdded.fire({ url: `https://ads.example.net/${at}`, type: 'document' });
    }
    expect(await page.frameUrls()).toHaveLength(50);
  });
});

it('hands on navigations, finished requests and the record, and stops when it is told', async () => {
  const page = createInspectedPage();
  const heard: unknown[] = [];
  const stops = [
    page.onNavigated((url) => heard.push(url)),
    page.onRequestFinished((entry) => heard.push(entry)),
  ];
  devtools.onNavigated.fire('https://app.example.com/');
  devtools.onRequestFinished.fire({ request: {} });
  for (const stop of stops) stop();
  devtools.onNavigated.fire('https://app.example.com/two');
  devtools.onRequestFinished.fire({ request: {} });
  expect(heard).toEqual(['https://app.example.com/', { request: {} }]);
  expect(await page.har()).toEqual({ entries: [] });
  page.reload('hook');
  expect(devtools.reloads).toEqual([{ injectedScript: 'hook' }]);
});
