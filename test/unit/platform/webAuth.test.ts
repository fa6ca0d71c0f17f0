import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { hasHost, requestHost, requestScripting } from '#platform/permissions.ts';
import { launchWebAuth, redirectUrl } from '#platform/webAuth.ts';

const fake = vi.hoisted(() => ({
  launch: vi.fn(),
  platformInfo: vi.fn(),
  contains: vi.fn(async () => true),
  request: vi.fn(async () => true),
}));

vi.mock('webextension-polyfill', () => ({
  default: {
    identity: {
      getRedirectURL: () => 'https://own-id.chromiumapp.org/',
      launchWebAuthFlow: fake.launch,
    },
    runtime: { getPlatformInfo: fake.platformInfo },
    permissions: { contains: fake.contains, request: fake.request },
  },
}));

beforeEach(() => {
  vi.useFakeTimers();
  fake.platformInfo.mockClear();
});
afterEach(() => vi.useRealTimers());

describe('a sign-in window', () => {
  it('is shown to the person, and gives the URL that it redirected to', async () => {
    fake.launch.mockResolvedValueOnce('https://own-id.chromiumapp.org/?code=1');
    expect(await launchWebAuth('https://example.com/authorize')).toBe(
      'https://own-id.chromiumapp.org/?code=1',
    );
    expect(fake.launch).toHaveBeenCalledWith({ url: 'https://example.com/authorize', interactive: true });
    expect(redirectUrl()).toBe('https://own-id.chromiumapp.org/');
  });

  it.each(['answered', 'closed'])('keeps the background alive until it is %s', async (end) => {
    let answer = (_: string) => {};
    let close = (_: Error) => {};
    const shown = new Promise<string>((resolve, reject) => {
      answer = resolve;
      close = reject;
    });
    fake.launch.mockReturnValueOnce(shown);
    const launched = launchWebAuth('https://example.com/authorize').catch((error: Error) => error.message);
    await vi.advanceTimersByTimeAsync(61_000);
    expect(fake.platformInfo).toHaveBeenCalledTimes(7);
    if (end === 'closed') close(new Error('The user did not approve access.'));
    else answer('https://own-id.chromiumapp.org/?code=1');
    expect(await launched).toMatch(end === 'closed' ? 'did not approve' : 'code=1');
    await vi.advanceTimersByTimeAsync(61_000);
    expect(fake.platformInfo).toHaveBeenCalledTimes(7);
  });
});

describe('access to hosts', () => {
  it('is asked for by host, since browsers know no ports there', async () => {
    await requestHost(['http://127.0.0.1:4510', 'https://app.example.com']);
    expect(fake.request).toHaveBeenCalledWith({
      origins: ['http://127.0.0.1/*', 'https://app.example.com/*'],
    });
    await hasHost('https://app.example.com');
    expect(fake.contains).toHaveBeenCalledWith({ origins: ['https://app.example.com/*'] });
  });

  it('is no right to run functions there', async () => {
    await requestScripting();
    expect(fake.request).toHaveBeenLastCalledWith({ permissions: ['scripting'] });
  });
});
