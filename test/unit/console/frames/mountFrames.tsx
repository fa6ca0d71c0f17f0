import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, vi } from 'vitest';
import { FramesView } from '#console/frames/FramesView.tsx';
import type { SessionRecord } from '#core/session.ts';
import { MemoryLog } from './fakes.ts';

// Frames on fakes, anew for each test of the file that imports this.

// On a busy machine the many runs take longer than the default allows.
vi.setConfig({ testTimeout: 60_000 });

export let root: HTMLElement;
export let log: MemoryLog;
export const onClear = vi.fn();
export const copied: string[] = [];

export async function settle() {
  for (let at = 0; at < 6; at += 1) {
    await act(async () => {
      await new Promise((resolve) => requestAnimationFrame(resolve));
      await new Promise((resolve) => setTimeout(resolve));
    });
  }
}

export async function mount(session: SessionRecord | undefined = log.record, copy = true) {
  const copyText = async (text: string) => void copied.push(text);
  act(() =>
    render(
      <FramesView
        log={log}
        scanner={log.scanner}
        session={session}
        onClear={onClear}
        {...(copy ? { copyText } : {})}
      />,
      root,
    ),
  );
  await settle();
}

export const one = <T extends Element = HTMLElement>(selector: string) => {
  const found = root.querySelectorAll<T>(selector);
  expect(found).toHaveLength(1);
  return found[0]!;
};
export const button = (name: string) => {
  const all = [...root.querySelectorAll('button')];
  return all.filter((each) => (each.getAttribute('aria-label') ?? each.textContent ?? '').startsWith(name));
};
export const grid = () => one('[role=grid]');
export const selected = () => root.querySelector('[role=row][aria-selected=true]');
export const lastRow = () => [...root.querySelectorAll('[role=row]')].at(-1);

export async function press(key: string, target: Element = grid()) {
  await act(async () => {
    target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  });
  await settle();
}

export async function click(target: Element) {
  await act(async () => {
    target.dispatchEvent(new MouseEvent('click', { bubbles: true }));
  });
  await settle();
}

export async function type(text: string) {
  const box = one<HTMLInputElement>('input[type=search]');
  await act(async () => {
    box.value = text;
    box.dispatchEvent(new Event('input', { bubbles: true }));
  });
  await settle();
}

beforeEach(() => {
  root = document.body.appendChild(document.createElement('div'));
  log = new MemoryLog(0);
  copied.length = 0;
  onClear.mockReset();
});

afterEach(() => {
  act(() => render(null, root));
  root.remove();
});
