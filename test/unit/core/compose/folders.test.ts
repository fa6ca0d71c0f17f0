import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changeMessages } from '#core/compose/changeMessages.ts';
import { foldersOf, stepOf } from '#core/compose/folders.ts';
import type { SavedMessage } from '#core/compose/saved.ts';

const message = (id: string, folder: string): SavedMessage => ({
  id,
  name: id,
  folder,
  text: '',
  form: 'text',
});
const listed = (messages: readonly SavedMessage[]) =>
  foldersOf(messages).map(({ name, messages: inside }) => `${name}:${inside.map(({ id }) => id).join('')}`);

function step(messages: readonly SavedMessage[], id: string, direction: -1 | 1): SavedMessage[] | undefined {
  const move = stepOf(foldersOf(messages), id, direction);
  return move && changeMessages(messages, { type: 'move', id, ...move }, () => '');
}

describe('folders', () => {
  const all = [message('a', 'zoo'), message('b', ''), message('c', 'bar'), message('d', 'zoo')];

  it('are listed by name, after what is in none', () => {
    expect(listed(all)).toEqual([':b', 'bar:c', 'zoo:ad']);
  });

  it('are left and entered over their edges', () => {
    expect(listed(step(all, 'b', 1)!)).toEqual(['bar:bc', 'zoo:ad']);
    expect(listed(step(all, 'a', -1)!)).toEqual([':b', 'bar:ca', 'zoo:d']);
    expect(listed(step([message('a', 'zoo')], 'a', -1)!)).toEqual([':a']);
  });

  it('end at the list’s ends', () => {
    expect(step(all, 'b', -1)).toBeUndefined();
    expect(step(all, 'd', 1)).toBeUndefined();
    expect(step(all, 'gone', 1)).toBeUndefined();
  });

  it('let a message go down to the end and up to the top again, losing none', () => {
    const folder = fc.constantFrom('', 'a', 'b');
    fc.assert(
      fc.property(fc.array(folder, { minLength: 1, maxLength: 8 }), fc.nat(), (folders, pick) => {
        let now = folders.map((name, at) => message(`${at}`, name));
        const id = `${pick % now.length}`;
        for (const direction of [1, -1] as const) {
          let steps = 0;
          for (let next = step(now, id, direction); next; next = step(now, id, direction)) {
            now = next;
            expect(++steps).toBeLessThan(30);
            expect(now).toHaveLength(folders.length);
          }
        }
        const [first] = foldersOf(now);
        expect(first?.name).toBe('');
        expect(first?.messages[0]?.id).toBe(id);
      }),
    );
  });
});
