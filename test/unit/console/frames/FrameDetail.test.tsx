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
