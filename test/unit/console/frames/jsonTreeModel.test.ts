import { expect, test } from 'vitest';
import { JsonTreeModel } from '#console/frames/detail/jsonTreeModel.ts';
import { pathOf } from '#core/decode/jsonTape.ts';
import { readJson } from '#core/decode/readJson.ts';

function modelOf(text: string): JsonTreeModel {
  const reading = readJson(text);
  if ('fault' in reading) throw new Error(reading.fault.reason);
  return new JsonTreeModel(reading.tape, 18);
}

/** Paths that the selection passes when the keys are pressed. */
function walk(model: JsonTreeModel, keys: string[]): string[] {
  return keys.map((key) => {
    expect(model.key(key)).toBe(true);
    return pathOf(model.tape, model.active.peek());
  });
}

test('arrows pass over closing brackets', () => {
  const model = modelOf('{"a":[1],"b":2}');
  expect(walk(model, ['ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowUp'])).toEqual([
    '$.a',
    '$.a[0]',
    '$.b',
    '$.b',
    '$.a[0]',
  ]);
});

test('right opens then enters, left closes then goes to the parent', () => {
  const model = modelOf('{"a":[1],"b":2}');
  expect(walk(model, ['ArrowRight', 'ArrowLeft', 'ArrowDown', 'ArrowUp'])).toEqual([
    '$.a',
    '$.a',
    '$.b',
    '$.a',
  ]);
  expect(walk(model, ['ArrowRight', 'ArrowRight', 'ArrowLeft', 'ArrowLeft', 'ArrowLeft'])).toEqual([
    '$.a',
    '$.a[0]',
    '$.a',
    '$.a',
    '$',
  ]);
});

test('home and end are the first and the last value', () => {
  const model = modelOf('{"a":[1],"b":{"c":[3]}}');
  expect(walk(model, ['End', 'Home'])).toEqual(['$.b.c[0]', '$']);
});

test('pages stay within a long tree and are revealed', () => {
  const model = modelOf(`[${Array.from({ length: 500 }, (_, at) => at).join(',')}]`);
  for (let at = 0; at < 50; at += 1) model.key('PageDown');
  expect(pathOf(model.tape, model.active.peek())).toBe('$[499]');
  expect(model.scroller.top.peek()).toBeGreaterThan(8_000);
  for (let at = 0; at < 50; at += 1) model.key('PageUp');
  expect(model.active.peek()).toBe(0);
  expect(model.scroller.top.peek()).toBe(0);
});

test('plain values do not fold, and other keys are left alone', () => {
  const model = modelOf('"x"');
  model.key('Enter');
  expect(model.rows.peek().length).toBe(1);
  expect(model.key('a')).toBe(false);
});

test('all can be folded at once without losing the selection', () => {
  const model = modelOf('{"a":{"b":{"c":1}}}');
  model.key('End');
  model.setAll(false);
  expect(model.rows.peek().length).toBe(3);
  expect(model.active.peek()).toBe(0);
  model.setAll(true);
  expect(model.rows.peek().length).toBe(7);
});
