// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { describe, expect, test } from 'vitest';
import { FramesView } from '#console/frames/FramesView.tsx';
import { filterHelp } from '#core/filter/filterHelp.ts';
import {
  button,
  click,
  grid,
  log,
  mount,
  onClear,
  one,
  press,
  root,
  selected,
  settle,
  type,
} from './mountFrames.tsx';
import { scriptedScanner } from './scriptedScanner.ts';

describe('filter help', () => {
  test('lists what the box understands', async () => {
    log.add(1);
    await mount();
    await click(button('Filter help')[0]!);
    const items = [...root.querySelectorAll('.frame-help .menu-item code')].map((code) => code.textContent);
    expect(items).toEqual(filterHelp.map(({ example }) => example));
  });

  test('puts the pressed example into the box, after what is there, and goes on there', async () => {
    log.add(10);
    await mount();
    await type('tick ');
    await click(button('Filter help')[0]!);
    await click(button('dir:sent')[0]!);
    const box = one<HTMLInputElement>('input[type=search]');
    expect(box.value).toBe('tick dir:sent');
    expect(document.activeElement).toBe(box);
    expect(root.querySelector('.frame-help')).toBeNull();
    expect(grid().getAttribute('aria-rowcount')).toBe('5');
  });

  test('is closed by Escape, which gives the focus back', async () => {
    log.add(1);
    await mount();
    await click(button('Filter help')[0]!);
    await press('Escape', document.activeElement!);
    expect(root.querySelector('.frame-help')).toBeNull();
    expect(document.activeElement).toBe(button('Filter help')[0]);
  });
});

describe('go to', () => {
  async function go(text: string) {
    await act(async () => {
      const box = one<HTMLInputElement>('.frame-goto input');
      box.value = text;
      box.dispatchEvent(new Event('input', { bubbles: true }));
    });
    await act(async () => {
      one('.frame-goto form').dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
    });
    await settle();
  }

  test('opens by Ctrl+G, selects the frame and gives the focus to the list', async () => {
    log.add(1_000);
    await mount();
    const event = new KeyboardEvent('keydown', { key: 'g', ctrlKey: true, bubbles: true, cancelable: true });
    await act(async () => void grid().dispatchEvent(event));
    expect(event.defaultPrevented).toBe(true);
    await settle();
    expect(document.activeElement).toBe(one('.frame-goto input'));
    await go('#500');
    expect(selected()?.getAttribute('data-index')).toBe('499');
    expect(document.activeElement).toBe(grid());
    expect(root.querySelector('.frame-goto')).toBeNull();
  });

  test('says what is wrong and stays open', async () => {
    log.add(10);
    await mount();
    await click(button('Go to')[0]!);
    await go('soon');
    expect(one('.frame-goto [role=alert]').textContent).toContain('“soon” is neither');
    expect(one('.frame-goto input').getAttribute('aria-invalid')).toBe('true');
    await go('#11');
    expect(one('.frame-goto [role=alert]').textContent).toBe(
      'There is no frame #11: the log holds #1 to #10.',
    );
    expect(selected()).toBeNull();
  });
});

describe('a search', () => {
  test('says that it is under way and how far it has come, and why it stopped', async () => {
    log.add(1_000);
    const scanner = scriptedScanner();
    const view = <FramesView log={log} scanner={scanner} session={log.record} onClear={onClear} />;
    act(() => render(view, root));
    await settle();
    await type('tick');
    const { tell } = scanner.searches[0]!;
    await act(async () => tell({ type: 'past', hits: Uint32Array.of(999, 800), down: 750 }));
    await settle();
    expect(one('#frame-count').textContent).toBe('2 of 1,000 · searching…');
    expect(one<HTMLProgressElement>('progress').getAttribute('value')).toBe('0.25');
    await act(async () => tell({ type: 'stopped', message: 'It takes too long.' }));
    await settle();
    expect(one('#frame-count').textContent).toBe('2 of 1,000 · stopped');
    expect(root.querySelector('progress')).toBeNull();
    expect(one('[role=alert]').textContent).toBe('It takes too long.');
  });
});

test('what stands above the list can filter and lead to a time', async () => {
  log.add(1_000);
  const above = ({
    filterText,
    goToTime,
  }: {
    filterText: { value: string };
    goToTime(time: number): void;
  }) => (
    <button
      type="button"
      onClick={() => {
        filterText.value = 'dir:sent';
        goToTime(500_000);
      }}
    >
      Brush
    </button>
  );
  const { scanner, record } = log;
  act(() =>
    render(<FramesView log={log} scanner={scanner} session={record} onClear={onClear} above={above} />, root),
  );
  await settle();
  await click(button('Brush')[0]!);
  expect(one<HTMLInputElement>('input[type=search]').value).toBe('dir:sent');
  expect(grid().getAttribute('aria-rowcount')).toBe('500');
});
