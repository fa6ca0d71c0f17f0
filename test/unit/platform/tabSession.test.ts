import { beforeEach, describe, expect, it, vi } from 'vitest';
import { prepareTabAccess } from '#platform/tabAccess.ts';
import { findSite, readActiveTabStorage } from '#platform/tabSession.ts';

type Tab = { id?: number; url?: string; active: boolean; lastAccessed?: number };

const fake = vi.hoisted(() => ({
  tabs: [] as Tab[],
  listeners: [] as (() => void)[],
  execute: vi.fn(),
  request: vi.fn(),
}));

vi.mock('webextension-polyfill', () => ({
  default: {
    runtime: { getURL: (path: string) => `chrome-extension://own-id/${path}` },
    tabs: {
      query: async (query: object) =>
        JSON.stringify(query) === '{"lastFocusedWindow":true}' ? fake.tabs : [],
      onActivated: { addListener: (listener: () => void) => fake.listeners.push(listener) },
      onUpdated: { addListener: (listener: () => void) => fake.listeners.push(listener) },
    },
    scripting: { executeScript: fake.execute },
    permissions: { request: fake.request },
  },
}));

const app: Tab = { id: 7, url: 'https://app.example.com:8443/home?x=1', active: true, lastAccessed: 5 };
const options: Tab = {
  id: 9,
  url: 'chrome-extension://own-id/options/index.html',
  active: true,
  lastAccessed: 9,
};

beforeEach(() => {
  fake.tabs = [app];
  fake.listeners = [];
  fake.execute.mockReset();
  fake.request.mockReset().mockResolvedValue(true);
});

describe('the page under inspection', () => {
  it.each<[string, Tab[], number | undefined]>([
    ['is the active tab', [{ ...app, id: 1, active: false, lastAccessed: 9 }, app], 7],
    [
      'is the tab before our own page',
      [{ ...app, active: false }, { ...app, id: 8, active: false, lastAccessed: 4 }, options],
      7,
    ],
    ['is unknown where its address is hidden', [{ id: 7, active: true }], undefined],
    [
      'is not an older tab where the last one’s address is hidden',
      [{ ...app, active: false }, { id: 8, active: false, lastAccessed: 6 }, options],
      undefined,
    ],
    ['is no page of the browser', [{ ...app, url: 'chrome://settings/' }], undefined],
    ['is no file', [{ ...app, url: 'file:///etc/hosts' }], undefined],
    ['is nothing where there is nothing', [options], undefined],
  ])('%s', async (_, tabs, id) => {
    fake.tabs = tabs;
    expect((await findSite())?.tabId).toBe(id);
  });
});

describe('reading what it has stored', () => {
  it('runs in the top frame of that tab only', async () => {
    fake.execute.mockResolvedValue([{ result: ['https://app.example.com:8443', ['a', '1']] }]);
    expect(await readActiveTabStorage()).toEqual({
      origin: 'https://app.example.com:8443',
      entries: { a: '1' },
    });
    expect(fake.execute).toHaveBeenCalledWith({ target: { tabId: 7 }, func: expect.any(Function) });
  });

  it.each([
    ['has gone to another site', [{ result: ['https://elsewhere.example.com', ['a', '1']] }]],
    ['answers nothing', [{ result: null }]],
    ['has gone', []],
  ])('is given up where the tab %s', async (_, results) => {
    fake.execute.mockResolvedValue(results);
    await expect(readActiveTabStorage()).rejects.toMatchObject({ id: 'sign-in.tab' });
  });

  it('says so where the browser does not allow it', async () => {
    fake.execute.mockRejectedValue(new Error('Cannot access contents of the page.'));
    await expect(readActiveTabStorage()).rejects.toMatchObject({
      id: 'sign-in.tab',
      message: expect.stringContaining('https://app.example.com:8443'),
    });
  });

  it('says so where no page can be seen', async () => {
    fake.tabs = [];
    await expect(readActiveTabStorage()).rejects.toMatchObject({ id: 'sign-in.tab' });
    expect(fake.execute).not.toHaveBeenCalled();
  });
});

describe('asking for access', () => {
  const settle = () => new Promise((resolve) => setImmediate(resolve));

  it('is for that site only, and in the click itself', async () => {
    const ask = prepareTabAccess();
    await settle();
    const answer = ask();
    expect(fake.request).toHaveBeenCalledWith({
      permissions: ['scripting'],
      origins: ['https://app.example.com/*'],
    });
    expect(await answer).toBe(true);
  });

  it('follows the person to another tab', async () => {
    const ask = prepareTabAccess();
    await settle();
    fake.tabs = [{ ...app, url: 'http://127.0.0.1:3000/' }];
    for (const listener of fake.listeners) listener();
    await settle();
    await ask();
    expect(fake.request).toHaveBeenCalledWith({
      permissions: ['scripting'],
      origins: ['http://127.0.0.1/*'],
    });
  });

  it('says so where no page can be seen, and asks nothing', async () => {
    fake.tabs = [];
    const ask = prepareTabAccess();
    await settle();
    await expect(ask()).rejects.toMatchObject({ id: 'sign-in.tab' });
    expect(fake.request).not.toHaveBeenCalled();
  });
});
