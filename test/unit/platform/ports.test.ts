import { describe, expect, it, vi } from 'vitest';
import { isOwnPage, onViewConnected } from '#platform/ports.ts';

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

describe('a connecting port', () => {
  const port = (name: string, url: string) => ({
    name,
    sender: { id: 'own-id', url },
    disconnect: vi.fn(),
    onMessage: { addListener: vi.fn() },
    onDisconnect: { addListener: vi.fn() },
    postMessage: vi.fn(),
  });

  it('is served for a view and hung up on for anyone else', () => {
    const served = vi.fn();
    onViewConnected(served);
    const view = port('background', 'chrome-extension://own-id/popup/index.html');
    const page = port('background', 'https://example.com/');
    const stray = port('other', 'chrome-extension://own-id/popup/index.html');
    for (const connecting of [view, page, stray]) for (const connect of connects) connect(connecting);
    expect(served).toHaveBeenCalledTimes(1);
    expect(view.disconnect).not.toHaveBeenCalled();
    expect(page.disconnect).toHaveBeenCalledOnce();
    expect(stray.disconnect).toHaveBeenCalledOnce();
  });
});
