import { afterEach, expect, it, vi } from 'vitest';
import { copyText } from '#platform/clipboard.ts';

afterEach(() => vi.unstubAllGlobals());

it('writes the text as it is', async () => {
  const writeText = vi.fn(async () => {});
  vi.stubGlobal('navigator', { clipboard: { writeText } });
  await copyText('wss://example.test/dev');
  expect(writeText).toHaveBeenCalledWith('wss://example.test/dev');
});

it('says in our words that the browser refused, and not what was to be copied', async () => {
  const writeText = async () => {
    throw new DOMException('Clipboard write was blocked due to lack of user activation.', 'NotAllowedError');
  };
  vi.stubGlobal('navigator', { clipboard: { writeText } });
  await expect(copyText('a secret')).rejects.toMatchObject({
    id: 'clipboard.refused',
    message: expect.not.stringContaining('a secret'),
    next: 'Press the button once more.',
  });
});
