import * as v from 'valibot';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { storageItem } from '#platform/storageItem.ts';

const areas = vi.hoisted(() => ({
  local: {} as Record<string, unknown>,
  session: {} as Record<string, unknown>,
}));

vi.mock('webextension-polyfill', () => {
  const area = (name: 'local' | 'session') => ({
    get: async (key: string) => structuredClone(key in areas[name] ? { [key]: areas[name][key] } : {}),
    set: async (entries: object) => void Object.assign(areas[name], structuredClone(entries)),
    remove: async (key: string) => void delete areas[name][key],
  });
  return { default: { storage: { local: area('local'), session: area('session') } } };
});

beforeEach(() => {
  areas.local = {};
  areas.session = {};
});

const numbers = () =>
  storageItem({ key: 'numbers', area: 'local', schema: v.array(v.number()), fallback: [] });

describe('a storage item', () => {
  it('gives the fallback where nothing is stored', async () => {
    expect(await numbers().get()).toEqual([]);
  });

  it('keeps to its own area', async () => {
    await numbers().set([1]);
    expect(areas).toEqual({ local: { numbers: { version: 0, value: [1] } }, session: {} });
  });

  it('loses no update of callers that come at once', async () => {
    const item = numbers();
    await Promise.all(Array.from({ length: 20 }, (_, i) => item.update((list) => [...list, i])));
    expect((await item.get()).toSorted((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, i) => i));
  });

  it('goes on after an update that was refused', async () => {
    const item = numbers();
    await item.set([1]);
    await expect(
      item.update(() => {
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    expect(await item.update((list) => [...list, 2])).toEqual([1, 2]);
  });

  it.each([[{ version: 0, value: 'text' }], [{ version: 0, value: [1, 'a'] }], ['junk'], [{}], [null]])(
    'gives the fallback instead of the damaged value %j',
    async (damaged) => {
      areas.local.numbers = damaged;
      expect(await numbers().get()).toEqual([]);
    },
  );

  it('migrates an older value step by step', async () => {
    areas.local.numbers = { version: 0, value: '1,2' };
    const item = storageItem({
      key: 'numbers',
      area: 'local',
      schema: v.array(v.number()),
      fallback: [],
      migrations: [(text) => String(text).split(','), (list) => (list as string[]).map(Number)],
    });
    expect(await item.get()).toEqual([1, 2]);
    await item.set([3]);
    expect(areas.local.numbers).toEqual({ version: 2, value: [3] });
    expect(await item.get()).toEqual([3]);
  });
});
