// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { textFrame } from '../frames/fakes.ts';
import { button, click, grid, log, mount, one, press, root, settle } from '../frames/mountFrames.tsx';

const rows = () => [...root.querySelectorAll('.frame-grid [role=row][data-index]')];
const lines = () => [...root.querySelectorAll('.diff-line')].map((line) => line.textContent);
const diff = () => one('section[aria-label="Frames compared"]');

async function compare(first: number, second: number) {
  await click(rows()[first]!);
  await click(button('Compare…')[0]!);
  await click(rows()[second]!);
}

test('a frame is marked, another chosen, and their difference is shown by structure', async () => {
  log.add(1, (index) => textFrame(index, '{"type":"a","n":1,"gone":true}'));
  log.add(1, (index) => textFrame(index, '{"type":"a","n":2}'));
  await mount();
  await click(rows()[0]!);
  await click(button('Compare…')[0]!);
  expect(one('.compare-strip').textContent).toContain('Comparing #1 ↑: choose another frame');
  await click(rows()[1]!);
  expect(diff().querySelector('h2')?.textContent).toBe('#1 ↑ → #2 ↓');
  expect(diff().querySelector('.detail-facts')?.textContent).toBe('1 changed, 1 removed');
  expect(lines()).toEqual([' {', '   "type": "a"', '−  "n": 1', '+  "n": 2', '−  "gone": true', ' }']);
  expect([...root.querySelectorAll('mark')].map(({ textContent }) => textContent)).toEqual(['1', '2']);
});

test('another frame takes the second place, Swap turns them round, Escape ends it', async () => {
  log.add(3);
  await mount();
  await compare(0, 1);
  await press('ArrowDown');
  expect(diff().querySelector('h2')?.textContent).toBe('#1 ↑ → #3 ↑');
  await click(button('Swap')[0]!);
  expect(diff().querySelector('h2')?.textContent).toBe('#3 ↑ → #1 ↑');
  await press('Escape', diff());
  expect(root.querySelector('.frame-diff')).toBeNull();
  expect(root.querySelector('.compare-strip')).toBeNull();
  expect(one('.frame-detail h2').textContent).toBe('#1 ↑');
  expect(document.activeElement).toBe(grid());
});

test('C marks the selected frame by keyboard', async () => {
  log.add(3);
  await mount();
  await press('Home');
  await press('c');
  expect(one('.compare-strip').textContent).toContain('Comparing #1');
  await press('ArrowDown');
  expect(diff().querySelector('h2')?.textContent).toBe('#1 ↑ → #2 ↓');
});

test('texts are compared by lines and words, bytes in hex, and what a frame says is never markup', async () => {
  log.add(1, (index) => textFrame(index, 'one\n<img src=x>\nthree'));
  log.add(1, (index) => textFrame(index, 'one\n<img src=y>\nthree'));
  await mount();
  await compare(0, 1);
  expect(lines()).toEqual([' 1one', '−2<img src=x>', '+2<img src=y>', ' 3three']);
  expect(root.querySelector('img')).toBeNull();
  expect(button('Structure')[0]!).toHaveProperty('disabled', true);
  await click(button('Bytes')[0]!);
  expect(lines()).toContain('−0000000d78                       x');
  await click(button('Text')[0]!);
});

test('equal parts come on request', async () => {
  const items = (last: number) => JSON.stringify([...Array.from({ length: 30 }, (_, at) => at), last]);
  log.add(1, (index) => textFrame(index, items(100)));
  log.add(1, (index) => textFrame(index, items(200)));
  await mount();
  await click(rows()[0]!);
  await click(button('Compare…')[0]!);
  await click(rows()[1]!);
  await click(button('Structure')[0]!);
  expect(one('.diff-skipped').textContent).toBe('28 equal rows');
  await click(button('Equal parts')[0]!);
  expect(root.querySelector('.diff-skipped')).toBeNull();
  expect(lines()).toHaveLength(34);
  await click(button('Equal parts')[0]!);
});

test('of large frames the beginning is compared, which is said; without it, that it is gone', async () => {
  const whole = new TextEncoder().encode(`${'x'.repeat(1_200_000)}`);
  for (const index of [0, 1]) {
    log.add(1, () => textFrame(index, '', { size: whole.length, payload: whole.subarray(0, 100) }));
    log.wholes.set(index, whole);
  }
  log.add(1, (index) => textFrame(index, '', { size: 5_000, payload: whole.subarray(0, 100) }));
  await mount();
  await compare(0, 1);
  await settle();
  expect(diff().textContent).toContain('Only the first 1 MB of each is compared.');
  expect(diff().textContent).toContain('No difference');
  await click(rows()[2]!);
  await settle();
  expect(one('.detail-note.fault').textContent).toContain('no longer kept');
});

test('clearing the log ends the comparison', async () => {
  log.add(2);
  await mount();
  await compare(0, 1);
  log.first = 2;
  log.announce();
  await settle();
  expect(root.querySelector('.compare-strip')).toBeNull();
});
