import { describe, expect, it, vi } from 'vitest';
import { isHostPage, isOwnPage, onConnected } from '#platform/ports.ts';

const connects = vi.hoisted(() => [] as ((port: unknown) => void)[]);

vi.mock('webextension-polyfill', () => ({
  default: {
    runtime: {
      id: 'own-id',
      getURL: (path: string) => `chrome-extension://own-id/${path}`,
      onConnect: { addListener: (listener: (port: unknown) => void) => connects.push(listener) },
    },
  },
}));

describe('a sender', () => {
  it.each([
    ['a page of ours', { id: 'own-id', url: 'chrome-extension://own-id/popup/index.html' }, true],
    ['a content script of ours in a page', { id: 'own-id', url: 'https://example.com/' }, false],
    ['another extension', { id: 'other-id', url: 'chrome-extension://own-id/popup/index.html' }, false],
    ['a page that looks like ours', { id: 'own-id', url: 'https://chrome-extension://own-id/' }, false],
    ['nobody', undefined, false],
  ])('that is %s is judged rightly', (_, sender, believed) => {
    expect(isOwnPage(sender)).toBe(believed);
  });
});

describe('the host page', () => {
  const HOST = 'chrome-extension://own-id/src/host/offscreen.html';
  it.each([
    ['the offscreen page', { id: 'own-id', url: HOST }, true],
    ['the same file in a tab', { id: 'own-id', url: HOST, tab: { id: 1 } as never }, false],
    ['the same file with a query', { id: 'own-id', url: `${HOST}?x` }, false],
    ['the popup', { id: 'own-id', url: 'chrome-extension://own-id/popup/index.html' }, false],
    ['another extension', { id: 'other-id', url: HOST }, false],
    ['nobody', undefined, false],
  ])('is told from %s', (_, sender, believed) => {
    expect(isHostPage(sender)).toBe(believed);
  });
});

describe('a connecting port', () => {
  const port = (name: string, url: string) => ({
    name,
    sender: { id: 'own-id', url },
    disconnect: vi.fn(),
    onMessage: { addListener: vi.fn() },
    onDisconnect: { addListener: vi.fn() },
    postMessage: vi.fn(),
  });
  const POPUP = 'chrome-extension://own-id/popup/index.html';
  const HOST = 'chrome-extension://own-id/src/host/offscreen.html';

  it('is served as what it may be, and hung up on otherwise', () => {
    const view = vi.fn();
    const host = vi.fn();
    onConnected({ background: view, host });
    const ports = {
      view: port('background', POPUP),
      host: port('host', HOST),
      page: port('background', 'https://example.com/'),
      viewAsHost: port('host', POPUP),
      stray: port('other', POPUP),
      inherited: port('constructor', POPUP),
    };
    for (const connecting of Object.values(ports)) for (const connect of connects) connect(connecting);
    expect(view).toHaveBeenCalledTimes(1);
    expect(host).toHaveBeenCalledTimes(1);
    expect(ports.view.disconnect).not.toHaveBeenCalled();
    expect(ports.host.disconnect).not.toHaveBeenCalled();
    for (const refused of [ports.page, ports.viewAsHost, ports.stray, ports.inherited])
      expect(refused.disconnect).toHaveBeenCalledOnce();
  });

  it('for much at once is served to views alone, with a channel of its name beside it', () => {
    const opened: string[] = [];
    class FakeBroadcast {
      onmessage = null;
      constructor(name: string) {
        opened.push(name);
      }
      postMessage() {}
    }
    vi.stubGlobal('BroadcastChannel', FakeBroadcast);
    const view = vi.fn();
    onConnected({ background: view, host: vi.fn() });
    const bulk = port('background-bulk 1', POPUP);
    const page = port('background-bulk 2', 'https://example.com/');
    for (const connecting of [bulk, page]) connects.at(-1)!(connecting);
    vi.unstubAllGlobals();
    expect(view).toHaveBeenCalledTimes(1);
    expect(opened).toEqual(['background-bulk 1']);
    expect(bulk.disconnect).not.toHaveBeenCalled();
    expect(page.disconnect).toHaveBeenCalledOnce();
  });
});
