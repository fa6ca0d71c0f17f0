import { beforeEach, describe, expect, it, vi } from 'vitest';
import { profilesItem, sequencesItem } from '#platform/items.ts';
import { DRAFTS } from '#test/unit/background/world/drafts.ts';

const local = vi.hoisted(() => ({ stored: {} as Record<string, unknown> }));

vi.mock('webextension-polyfill', () => ({
  default: {
    storage: {
      local: {
        get: async (key: string) => structuredClone({ [key]: local.stored[key] }),
        set: async (entries: object) => void Object.assign(local.stored, structuredClone(entries)),
      },
    },
  },
}));

beforeEach(() => {
  local.stored = {};
});

describe('stored profiles', () => {
  it('of the first version are carried over', async () => {
    const old = { id: 'a', name: 'dev', kind: 'keys', region: 'eu-central-1' };
    local.stored.profiles = { version: 0, value: [old] };
    const expected = [{ id: 'a', name: 'dev', source: { kind: 'keys' }, region: 'eu-central-1' }];
    expect(await profilesItem.get()).toEqual(expected);
    await profilesItem.update((profiles) => profiles);
    expect(local.stored.profiles).toEqual({ version: 1, value: expected });
  });

  it.each([['text'], [null], [[null]], [[{ kind: 'other' }]]])(
    'that were damaged are left out: %j',
    async (value) => {
      local.stored.profiles = { version: 0, value };
      expect(await profilesItem.get()).toEqual([]);
    },
  );

  it.each([
    DRAFTS.keys,
    DRAFTS.guest,
    DRAFTS.classic,
    DRAFTS.password,
    DRAFTS.hosted,
    DRAFTS.token,
    DRAFTS.tab,
    DRAFTS.sso,
    DRAFTS.role('a', { tags: { a: 'b' } }),
  ])('of every kind come back as they were: $name', async ({ name, source }) => {
    await profilesItem.set([{ id: 'a', name, source }]);
    expect(await profilesItem.get()).toEqual([{ id: 'a', name, source }]);
  });
});

it('sequences keep every choice of a step', async () => {
  const take = [{ name: 'id', path: '$.id' }];
  const saved = {
    id: 's1',
    name: 'Login',
    steps: [
      { kind: 'send' as const, text: '{{id}}', form: 'hex' as const },
      { kind: 'wait' as const, ms: 50 },
      {
        kind: 'expect' as const,
        filter: 'a',
        withinMs: 9,
        take,
        early: true as const,
        orGoOn: true as const,
      },
    ],
    rounds: 2,
  };
  await sequencesItem.set([saved]);
  expect(await sequencesItem.get()).toEqual([saved]);
});
