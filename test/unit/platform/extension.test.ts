import { expect, it, vi } from 'vitest';
import { runAtBrowserStart } from '#platform/extension.ts';

const onStartup = vi.hoisted(() => [] as (() => void)[]);

vi.mock('webextension-polyfill', () => ({
  default: { runtime: { onStartup: { addListener: (listener: () => void) => onStartup.push(listener) } } },
}));

it('the background is woken when the browser starts', () => {
  runAtBrowserStart();
  expect(onStartup).toHaveLength(1);
});
