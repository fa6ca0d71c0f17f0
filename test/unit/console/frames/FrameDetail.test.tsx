// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { describe, expect, test } from 'vitest';
import { textFrame } from './fakes.ts';
import {
  button,
  click,
  copied,
  grid,
  log,
  mount,
  one,
  press,
  root,
  selected,
  settle,
  type,
} from './mountFrames.tsx';

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

describe('a large message', () => {
  const HEAD = 1_024;
  /** A row that holds but the head of `whole`. */
  function addLarge(whole: Uint8Array, kind: 'text' | 'binary' = 'text'): void {
    log.wholes.set(log.frames.length, whole);
    const payload = whole.slice(0, HEAD);
    log.add(1, (index) => textFrame(index, '', { kind, payload, size: whole.length }));
  }
  const open = async () => {
    await mount();
    await press('Home');
    await press('Enter');
  };
  const json = (items: number) =>
    new TextEncoder().encode(JSON.stringify(Array.from({ length: items }, (_, n) => ({ n }))));

  test('is listed with its true size and its beginning', async () => {
    addLarge(json(200_000));
    await mount();
    expect(selected()).toBeNull();
    expect(root.querySelector('.frame-size[role=gridcell]')?.textContent).toBe('2.5 MB');
    expect(root.querySelector('.frame-line[role=gridcell]')?.textContent).toMatch(/^\[\{"n":0\},/);
    expect(log.bodyReads).toEqual([]);
  });

  test('of a sensible size gets its tree once it has been read', async () => {
    addLarge(json(200_000));
    let release = () => {};
    log.bodyGate = new Promise((resolve) => {
      release = resolve;
    });
    await open();
    expect(one('.detail-note').textContent).toBe('Reading the rest of the message …');
    expect(one('.detail-raw').textContent).toMatch(/^\[\{"n":0\},/);
    release();
    await settle();
    expect(one('[role=tree]').textContent).toContain('{"n": 7}');
  });

  test('is not read again where its row is selected once more', async () => {
    addLarge(json(200_000));
    const rows = log.rows.bind(log);
    // Each reading of a row makes a frame anew, as the log does.
    log.rows = async (...range) => (await rows(...range)).map((frame) => ({ ...frame }));
    await open();
    const tree = one('[role=tree]');
    const reads = log.bodyReads.length;
    expect(reads).toBeGreaterThan(0);
    log.add(1);
    log.announce();
    await settle();
    await click(root.querySelector('[role=row]')!);
    expect(one('.frame-detail h2').textContent).toMatch(/^#1 /);
    expect(log.bodyReads).toHaveLength(reads);
    expect(one('[role=tree]')).toBe(tree);
  });

  test('that is too large for a tree is read in pages, and says so', async () => {
    addLarge(json(1_000_000));
    await open();
    expect(root.querySelector('[role=tree]')).toBeNull();
    expect(button('Pretty')[0]?.disabled).toBe(true);
    expect(one('.detail-note').textContent).toMatch(/^Too large for a tree, which takes up to 4 MB:/);
    expect(root.querySelector('.text-line')?.textContent).toMatch(/^\[\{"n":0\},/);
    expect(root.querySelectorAll('.text-line').length).toBeLessThan(60);
    await settle();
    const read = log.bodyReads.reduce((sum, [from, to]) => sum + to - from, 0);
    expect(read).toBeLessThan(200_000);
  });

  test('shows its last bytes in hex without reading what lies before', async () => {
    const whole = new Uint8Array(20_000_000).fill(1);
    whole.set([0xde, 0xad, 0xbe, 0xef], whole.length - 4);
    addLarge(whole, 'binary');
    await open();
    const list = one('.detail-hex .list-scroller');
    expect(list.tabIndex).toBe(0);
    Object.defineProperty(list, 'clientHeight', { get: () => 440 });
    await act(async () => {
      list.scrollTop = 8_000_000;
      list.dispatchEvent(new Event('scroll'));
    });
    await settle();
    const last = [...root.querySelectorAll('.hex-line')].at(-1);
    expect(last?.textContent).toContain('de ad be ef');
    expect(last?.textContent).toMatch(/^01312c/);
    const read = log.bodyReads.reduce((sum, [from, to]) => sum + to - from, 0);
    expect(read).toBeLessThan(400_000);
  });

  test('is copied whole from the log, or as far as the button says', async () => {
    const whole = json(400_000);
    addLarge(whole);
    await open();
    await click(button('Copy payload')[0]!);
    await settle();
    expect(copied).toEqual([new TextDecoder().decode(whole)]);
    await press('Escape', one('.frame-detail'));
    addLarge(new Uint8Array(20_000_000).fill(0x61));
    log.announce();
    await settle();
    await press('End');
    await press('Enter');
    await click(button('Copy first 16 MB')[0]!);
    await settle();
    expect(copied.at(-1)?.length).toBe(16_000_000);
  });

  test('that was removed meanwhile says so', async () => {
    addLarge(json(1_000_000));
    log.wholes.set(0, new Uint8Array());
    await open();
    await settle();
    expect(one('[role=alert]').textContent).toBe(
      'The rest of this message cannot be read: it is no longer kept.',
    );
  });
});
