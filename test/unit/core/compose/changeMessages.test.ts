import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changeMessages } from '#core/compose/changeMessages.ts';
import type { SavedMessage } from '#core/compose/saved.ts';

const message = (id: string, folder = ''): SavedMessage => ({
  id,
  name: `name ${id}`,
  folder,
  text: '{}',
  form: 'text',
});
const three = [message('a'), message('b', 'chat'), message('c', 'chat')];
const ids = (messages: SavedMessage[]) => messages.map(({ id }) => id).join('');
const unused = () => {
  throw new Error('no id is needed');
};

describe('saved messages', () => {
  it('are added last, and take an id', () => {
    const { id: _, ...draft } = message('');
    const after = changeMessages(three, { type: 'save', message: draft }, () => 'd');
    expect(ids(after)).toBe('abcd');
    expect(after[3]).toEqual({ ...draft, id: 'd' });
  });

  it('stay in their place when they are saved again', () => {
    const after = changeMessages(
      three,
      { type: 'save', message: { ...message('b', 'other'), text: '1' } },
      unused,
    );
    expect(ids(after)).toBe('abc');
    expect(after[1]).toMatchObject({ text: '1', folder: 'other' });
  });

  it('are saved as new ones where they were deleted meanwhile', () => {
    expect(ids(changeMessages(three, { type: 'save', message: message('x') }, unused))).toBe('abcx');
  });

  it('move before another and into its folder, or to the end', () => {
    const up = changeMessages(three, { type: 'move', id: 'c', folder: '', before: 'a' }, unused);
    expect(ids(up)).toBe('cab');
    expect(up[0]?.folder).toBe('');
    expect(ids(changeMessages(three, { type: 'move', id: 'a', folder: 'chat' }, unused))).toBe('bca');
  });

  it('stay where they are when what is moved is gone', () => {
    expect(changeMessages(three, { type: 'move', id: 'x', folder: '' }, unused)).toEqual(three);
  });

  it('take a folder’s new name together', () => {
    const after = changeMessages(three, { type: 'rename-folder', from: 'chat', to: 'talk' }, unused);
    expect(after.map(({ folder }) => folder)).toEqual(['', 'talk', 'talk']);
  });

  it('come back to their place after a deletion is undone, whichever it was', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(50), { minLength: 1 }), fc.nat(), (numbers, pick) => {
        const all = numbers.map((number) => message(`m${number}`, number % 2 ? 'odd' : ''));
        const at = pick % all.length;
        const gone = all[at]!;
        const left = changeMessages(all, { type: 'delete', id: gone.id }, unused);
        expect(left).toHaveLength(all.length - 1);
        const next = all[at + 1];
        const back = changeMessages(
          left,
          { type: 'restore', message: gone, ...(next ? { before: next.id } : {}) },
          unused,
        );
        expect(back).toEqual(all);
      }),
    );
  });
});
