// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { describe, expect, test, vi } from 'vitest';
import { FramesView } from '#console/frames/FramesView.tsx';
import { textFrame } from './fakes.ts';
import {
  button,
  click,
  grid,
  lastRow,
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

async function settle503() {
  await settle();
  expect(grid().getAttribute('aria-rowcount')).toBe('503');
}

describe('the list', () => {
  test('is a named grid that counts all rows and holds only those in sight', async () => {
    log.add(100_000);
    await mount();
    expect(grid().getAttribute('aria-label')).toBe('Frames');
    expect(grid().getAttribute('aria-rowcount')).toBe('100000');
    const rows = root.querySelectorAll('[role=row]');
    expect(rows.length).toBeGreaterThan(10);
    expect(rows.length).toBeLessThan(60);
    expect(lastRow()?.getAttribute('aria-rowindex')).toBe('100000');
  });

  test('shows direction, time, size, route and payload in cells', async () => {
    log.add(2);
    await mount();
    const cells = [...lastRow()!.querySelectorAll('[role=gridcell]')];
    expect(cells.map((cell) => cell.getAttribute('aria-label') ?? cell.textContent)).toEqual([
      'received',
      expect.stringMatching(/^\d\d:00:01\.000$/),
      '21 B',
      'tick',
      '{"type":"tick","n":1}',
    ]);
  });

  test('an event that reports a fault stands out by its sign too', async () => {
    log.add(2, (index) => textFrame(index, 'x', { direction: 'event', bad: index === 1 }));
    await mount();
    const signs = [...root.querySelectorAll('[role=row]')].map((row) => row.firstElementChild?.textContent);
    expect(signs).toEqual(['•', '!']);
    expect(lastRow()?.classList.contains('frame-bad')).toBe(true);
  });

  test('markup in a frame stays text', async () => {
    log.add(1, (index) => textFrame(index, '<img src=x onerror=alert(1)><b>bold</b>'));
    await mount();
    expect(root.querySelector('img, b')).toBeNull();
    expect(lastRow()?.textContent).toContain('<img src=x onerror=alert(1)><b>bold</b>');
  });

  test('follows announcements of the log by itself', async () => {
    log.add(3);
    await mount();
    log.add(500);
    log.announce();
    // A flood is painted ten times a second.
    await vi.waitFor(settle503);
    expect(lastRow()?.getAttribute('aria-rowindex')).toBe('503');
  });

  test('is walked by keyboard while the focus stays on the grid', async () => {
    log.add(1_000);
    await mount();
    await press('ArrowDown');
    expect(selected()?.getAttribute('aria-rowindex')).toBe('1000');
    await press('ArrowUp');
    expect(selected()?.getAttribute('aria-rowindex')).toBe('999');
    await press('PageUp');
    expect(Number(selected()?.getAttribute('aria-rowindex'))).toBeLessThan(990);
    await press('Home');
    expect(selected()?.getAttribute('aria-rowindex')).toBe('1');
    expect(grid().getAttribute('aria-activedescendant')).toBe(selected()?.id);
    await press('PageDown');
    await press('End');
    expect(selected()?.getAttribute('aria-rowindex')).toBe('1000');
  });

  test('a button leads back to the newest rows and says how many came', async () => {
    log.add(1_000);
    await mount();
    expect(button('Jump')).toHaveLength(0);
    await press('Home');
    log.add(123);
    log.announce();
    await settle();
    expect(button('Jump')[0]?.textContent).toBe('Jump to latest · 123 new ↓');
    await click(button('Jump')[0]!);
    expect(lastRow()?.getAttribute('aria-rowindex')).toBe('1123');
    expect(button('Jump')).toHaveLength(0);
  });

  test('pause says how many rows wait', async () => {
    log.add(10);
    await mount();
    await click(button('Pause')[0]!);
    log.add(1_234);
    log.announce();
    await settle();
    expect(grid().getAttribute('aria-rowcount')).toBe('10');
    expect(button('Resume')[0]?.textContent).toBe('Resume · 1,234 new');
    await click(button('Resume')[0]!);
    expect(grid().getAttribute('aria-rowcount')).toBe('1244');
  });

  test('clear asks the owner, once', async () => {
    log.add(1);
    await mount();
    await click(button('Clear')[0]!);
    expect(onClear).toHaveBeenCalledTimes(1);
    expect(button('Clear')[0]?.title).toContain('connection goes on');
  });
});

describe('the filter', () => {
  test('narrows the list, counts, and is undone by Escape', async () => {
    log.add(200);
    await mount();
    await type('"n\\":7"');
    expect(grid().getAttribute('aria-rowcount')).toBe('11');
    expect(one('#frame-count').textContent).toBe('11 of 200');
    await press('Escape', one('input'));
    expect(grid().getAttribute('aria-rowcount')).toBe('200');
  });

  test('says what is wrong beneath the box and keeps the list', async () => {
    log.add(20);
    await mount();
    await type('size>lots');
    expect(one('[role=alert]').textContent).toContain('size>200');
    expect(one('input').getAttribute('aria-invalid')).toBe('true');
    expect(one('input').getAttribute('aria-describedby')).toBe(one('[role=alert]').id);
    expect(grid().getAttribute('aria-rowcount')).toBe('20');
  });

  test('the buttons choose a direction, together with the text', async () => {
    log.add(100);
    await mount();
    await click(button('Sent frames')[0]!);
    expect(button('Sent frames')[0]?.getAttribute('aria-pressed')).toBe('true');
    expect(grid().getAttribute('aria-rowcount')).toBe('50');
    await type('"n\\":2}"');
    expect(grid().getAttribute('aria-rowcount')).toBe('1');
    await click(button('Received frames')[0]!);
    expect(one('.frame-empty').textContent).toBe('No frame passes the filter.');
  });

  test('stays when another session is shown', async () => {
    log.add(100);
    await mount();
    await type('"n\\":5"');
    await mount({ ...log.record, id: 2 });
    expect(one<HTMLInputElement>('input').value).toBe('"n\\":5"');
    expect(one('#frame-count').textContent).toBe('11 of 100');
  });
});

describe('the empty list', () => {
  test.each([
    ['connecting', 'Connecting …'],
    ['open', 'Connected. No frames yet.'],
    ['failed', 'The handshake failed, so there are no frames.'],
  ] as const)('of a session that is %s says so', async (state, sentence) => {
    await mount({ ...log.record, state });
    expect(one('.frame-empty').textContent).toBe(sentence);
  });

  test('without a session says what to do', async () => {
    act(() =>
      render(<FramesView log={log} scanner={log.scanner} session={undefined} onClear={onClear} />, root),
    );
    expect(one('.frame-empty').textContent).toBe('Connect to see frames here.');
  });

  test('after Clear says so', async () => {
    log.add(5);
    log.first = 5;
    await mount();
    expect(one('.frame-empty').textContent).toBe('Cleared. New frames appear here.');
  });
});
