// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { FramesView } from '#console/frames/FramesView.tsx';
import type { SessionRecord } from '#core/session.ts';
import { MemoryLog, textFrame } from './fakes.ts';

// On a busy machine the many runs take longer than the default allows.
vi.setConfig({ testTimeout: 60_000 });

let root: HTMLElement;
let log: MemoryLog;
const onClear = vi.fn();
const copied: string[] = [];

async function settle() {
  for (let at = 0; at < 6; at += 1) {
    await act(async () => {
      await new Promise((resolve) => requestAnimationFrame(resolve));
      await new Promise((resolve) => setTimeout(resolve));
    });
  }
}

async function mount(session: SessionRecord | undefined = log.record, copy = true) {
  const copyText = async (text: string) => void copied.push(text);
  act(() =>
    render(
      <FramesView log={log} session={session} onClear={onClear} {...(copy ? { copyText } : {})} />,
      root,
    ),
  );
  await settle();
}

const one = <T extends Element = HTMLElement>(selector: string) => {
  const found = root.querySelectorAll<T>(selector);
  expect(found).toHaveLength(1);
  return found[0]!;
};
const button = (name: string) => {
  const all = [...root.querySelectorAll('button')];
  return all.filter((each) => (each.getAttribute('aria-label') ?? each.textContent ?? '').startsWith(name));
};
const grid = () => one('[role=grid]');
const selected = () => root.querySelector('[role=row][aria-selected=true]');
const lastRow = () => [...root.querySelectorAll('[role=row]')].at(-1);

async function press(key: string, target: Element = grid()) {
  await act(async () => {
    target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  });
  await settle();
}

async function click(target: Element) {
  await act(async () => {
    target.dispatchEvent(new MouseEvent('click', { bubbles: true }));
  });
  await settle();
}

async function type(text: string) {
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
    await settle();
    expect(grid().getAttribute('aria-rowcount')).toBe('503');
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

describe('the detail', () => {
  test('opens on a click, shows the tree, and closes by Escape back to the grid', async () => {
    log.add(3);
    await mount();
    await click(root.querySelectorAll('[role=row]')[1]!);
    expect(one('.frame-detail h2').textContent).toBe('#2 ↓');
    expect(one('.detail-facts').textContent).toContain('21 B');
    expect(one('[role=tree]').textContent).toContain('"type": "tick",');
    await press('Escape', one('[role=tree]'));
    expect(root.querySelector('.frame-detail')).toBeNull();
    expect(document.activeElement).toBe(grid());
    expect(selected()).not.toBeNull();
  });

  test('opens on pressing, since a row moves on while frames stream in', async () => {
    log.add(300);
    await mount();
    const row = root.querySelectorAll('[role=row]')[3]!;
    const index = row.getAttribute('data-index');
    await act(async () => {
      row.dispatchEvent(new MouseEvent('mousedown', { bubbles: true, button: 0 }));
    });
    log.add(40);
    log.announce();
    await settle();
    expect(one('.frame-detail h2').textContent).toContain(`#${Number(index) + 1} `);
    expect(selected()?.getAttribute('data-index')).toBe(index);
  });

  test('a press leaves the focus on the grid', async () => {
    log.add(3);
    await mount();
    await act(async () => one('.frame-scroller').focus());
    expect(document.activeElement).toBe(grid());
  });

  test('opens by Enter and follows the arrow keys', async () => {
    log.add(30);
    await mount();
    await press('Home');
    expect(root.querySelector('.frame-detail')).toBeNull();
    await press('Enter');
    expect(one('.frame-detail h2').textContent).toBe('#1 ↑');
    await press('ArrowDown');
    expect(one('.frame-detail h2').textContent).toBe('#2 ↓');
  });

  test('stays on its frame while others come and filters hide it', async () => {
    log.add(30);
    await mount();
    await press('Home');
    await press('Enter');
    log.add(500);
    log.announce();
    await type('nothing has this');
    expect(one('.frame-detail h2').textContent).toBe('#1 ↑');
  });

  test('text that is no JSON is shown raw, and says where JSON ends', async () => {
    log.add(1, (index) => textFrame(index, '{"a":1,}'));
    await mount();
    await press('Home');
    await press('Enter');
    expect(one('.detail-raw').textContent).toBe('{"a":1,}');
    expect(one('.detail-note').textContent).toBe(
      'Not JSON: at character 8, a key in double quotes should stand here.',
    );
    expect(button('Pretty')[0]?.disabled).toBe(true);
  });

  test('binary is shown in hex', async () => {
    const payload = Uint8Array.of(0, 1, 0x41);
    log.add(1, (index) => textFrame(index, '', { kind: 'binary', payload, size: 3 }));
    await mount();
    await press('Home');
    await press('Enter');
    expect(one('.hex-line').textContent).toMatch(/^0000000000 01 41 +\.\.A$/);
  });

  test('copies payload, value and path', async () => {
    log.add(1, (index) => textFrame(index, '{"big":12345678901234567890}'));
    await mount();
    await press('Home');
    await press('Enter');
    await press('ArrowDown', one('[role=tree]'));
    for (const name of ['Copy payload', 'Copy value', 'Copy path']) await click(button(name)[0]!);
    expect(copied).toEqual(['{"big":12345678901234567890}', '12345678901234567890', '$.big']);
  });

  test('without a clipboard there are no copy buttons', async () => {
    log.add(1);
    await mount(log.record, false);
    await press('Home');
    await press('Enter');
    expect(button('Copy')).toHaveLength(0);
  });

  test('folds and unfolds by keyboard and by the triangle', async () => {
    log.add(1, (index) => textFrame(index, '{"a":{"b":[1,2]},"c":3}'));
    await mount();
    await press('Home');
    await press('Enter');
    const tree = one('[role=tree]');
    const lines = () => [...tree.querySelectorAll('.json-line')].map((line) => line.textContent);
    expect(lines()).toHaveLength(9);
    await press('ArrowDown', tree);
    await press('ArrowLeft', tree);
    expect(lines()).toEqual(['▾{', '▸"a": {…}, 1 key', '"c": 3', '}']);
    expect(one('[role=treeitem][aria-selected=true]').getAttribute('aria-expanded')).toBe('false');
    await press('ArrowRight', tree);
    expect(lines()).toHaveLength(9);
    await click(tree.querySelector('.json-turn')!);
    expect(lines()).toEqual(['▸{…} 2 keys']);
    await click(button('Unfold all')[0]!);
    expect(lines()).toHaveLength(9);
    await click(button('Fold all')[0]!);
    expect(lines()).toEqual(['▾{', '▸"a": {…}, 1 key', '"c": 3', '}']);
  });

  test('the separator is moved by keyboard within its bounds', async () => {
    log.add(1);
    await mount();
    await press('Home');
    await press('Enter');
    const separator = one('[role=separator]');
    const before = Number(separator.getAttribute('aria-valuenow'));
    await press('ArrowLeft', separator);
    expect(Number(separator.getAttribute('aria-valuenow'))).toBe(before + 4);
    await press('End', separator);
    await press('ArrowLeft', separator);
    expect(separator.getAttribute('aria-valuenow')).toBe(separator.getAttribute('aria-valuemax'));
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
    act(() => render(<FramesView log={log} session={undefined} onClear={onClear} />, root));
    expect(one('.frame-empty').textContent).toBe('Connect to see frames here.');
  });

  test('after Clear says so', async () => {
    log.add(5);
    log.first = 5;
    await mount();
    expect(one('.frame-empty').textContent).toBe('Cleared. New frames appear here.');
  });
});
