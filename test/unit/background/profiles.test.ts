import { beforeEach, describe, expect, it } from 'vitest';
import { createProfiles } from '#background/profiles.ts';
import { createVault } from '#background/vault.ts';
import type { Keys, StoredProfile } from '#core/profile.ts';
import { memoryItem } from '#test/unit/fakes.ts';

const KEYS: Keys = {
  accessKeyId: 'ASIAEXAMPLEEXAMPLE00',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  sessionToken: 'token',
  expiresAt: 1_000_000,
};

let stored: ReturnType<typeof memoryItem<StoredProfile[]>>;
let secrets: ReturnType<typeof memoryItem<Record<string, Keys>>>;
let forgotten: number;
let profiles: ReturnType<typeof createProfiles>;

beforeEach(() => {
  stored = memoryItem<StoredProfile[]>([]);
  secrets = memoryItem<Record<string, Keys>>({});
  forgotten = 0;
  let id = 0;
  const vault = createVault(secrets, () => {
    forgotten += 1;
  });
  profiles = createProfiles(stored, vault, () => `p${++id}`);
});

describe('saving a profile', () => {
  it('puts the keys into the vault and nothing of them beside the profile', async () => {
    await profiles.save({ name: 'dev', region: 'eu-central-1', keys: KEYS });
    expect(secrets.value).toEqual({ p1: KEYS });
    expect(stored.value).toEqual([{ id: 'p1', name: 'dev', kind: 'keys', region: 'eu-central-1' }]);
  });

  it('shows views the masked key id and no secret', async () => {
    const view = await profiles.save({ name: 'dev', keys: KEYS });
    expect(view).toMatchObject({
      hasKeys: true,
      hasToken: true,
      longLived: false,
      accessKeyId: 'ASIA…LE00',
      expiresAt: 1_000_000,
    });
    expect(JSON.stringify(await profiles.list())).not.toMatch(/wJalr|"token"|ASIAEXAMPLE/);
  });

  it('keeps the stored keys where none are given', async () => {
    const { id } = await profiles.save({ name: 'dev', keys: KEYS });
    const view = await profiles.save({ id, name: 'renamed', region: 'us-east-1' });
    expect(view).toMatchObject({ name: 'renamed', hasKeys: true });
    expect(secrets.value.p1).toEqual(KEYS);
  });

  it('drops derived signing keys when the keys change', async () => {
    const { id } = await profiles.save({ name: 'dev', keys: KEYS });
    const before = forgotten;
    await profiles.save({ id, name: 'dev', keys: { ...KEYS, secretAccessKey: 'other' } });
    expect(forgotten).toBeGreaterThan(before);
  });

  it.each([
    ['a name of spaces', { name: '  ', keys: KEYS }, 'profile.name'],
    ['a name of 81 characters', { name: 'x'.repeat(81), keys: KEYS }, 'profile.name'],
    ['a region with a slash', { name: 'a', region: 'eu/central', keys: KEYS }, 'profile.region'],
    ['a service with a space', { name: 'a', service: 'execute api', keys: KEYS }, 'profile.service'],
    ['an endpoint that is no origin', { name: 'a', endpoint: 'not a url', keys: KEYS }, 'profile.endpoint'],
    ['no keys', { name: 'a' }, 'keys.missing'],
    ['no secret', { name: 'a', keys: { ...KEYS, secretAccessKey: '' } }, 'keys.missing-secret'],
    [
      'an ASIA key without token',
      { name: 'a', keys: { accessKeyId: 'ASIAX', secretAccessKey: 's' } },
      'keys.missing-token',
    ],
  ])('refuses %s and stores nothing', async (_, draft, id) => {
    await expect(profiles.save(draft)).rejects.toMatchObject({ name: 'Problem', id });
    expect(stored.value).toEqual([]);
    expect(secrets.value).toEqual({});
  });

  it('refuses a second profile of the same name and leaves the first alone', async () => {
    await profiles.save({ name: 'dev', keys: KEYS });
    await expect(profiles.save({ name: 'dev', keys: KEYS })).rejects.toMatchObject({ id: 'profile.name' });
    expect(Object.keys(secrets.value)).toEqual(['p1']);
  });
});

describe('deleting a profile', () => {
  it('leaves no copy of its keys', async () => {
    const { id } = await profiles.save({ name: 'dev', keys: KEYS });
    const before = forgotten;
    await profiles.remove(id);
    expect(stored.value).toEqual([]);
    expect(secrets.value).toEqual({});
    expect(forgotten).toBe(before + 1);
  });
});
