import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { freeName } from '#background/sharing/freeName.ts';
import { DRAFTS, KEYS } from '#test/unit/background/world/drafts.ts';
import { PASSWORD } from '#test/unit/background/world/fakeAws.ts';
import { createWorld, type TestWorld } from '#test/unit/background/world/world.ts';

let t: TestWorld;
beforeEach(() => {
  t = createWorld();
});

const file = (profiles: unknown, more: object = {}) =>
  JSON.stringify({ format: 'countersign-profiles', version: 1, profiles, ...more });
const guest = { name: 'guest', source: DRAFTS.guest.source };
const role = (name: string, sourceProfileId: string) => ({
  name,
  source: { ...DRAFTS.role(sourceProfileId).source },
});

describe('exported profiles', () => {
  it('hold no secret, no user name and no id of this browser', async () => {
    const ids: string[] = [];
    for (const name of ['keys', 'guest', 'hosted', 'sso'] as const)
      ids.push((await t.background.saveProfile(DRAFTS[name])).id);
    const { id } = await t.background.saveProfile({ ...DRAFTS.password, clientSecret: 'CANARY-client' });
    await t.background.signIn(id, { password: PASSWORD });
    const { id: roleId } = await t.background.saveProfile(DRAFTS.role(id));
    await t.connect(roleId);
    const text = await t.background.exportProfiles([...ids, id, roleId]);
    expect(text).not.toContain('CANARY');
    expect(text).not.toContain('maria');
    expect(text).not.toContain(KEYS.accessKeyId);
    for (const own of t.items.profiles.value) expect(text).not.toContain(`"${own.id}"`);
    expect(JSON.parse(text).profiles).toHaveLength(6);
  });

  it('come with the profiles that their roles are assumed from', async () => {
    const { id } = await t.background.saveProfile(DRAFTS.guest);
    await t.background.saveProfile(DRAFTS.keys);
    const { id: roleId } = await t.background.saveProfile(DRAFTS.role(id));
    const { profiles } = JSON.parse(await t.background.exportProfiles([roleId]));
    expect(profiles.map(({ name }: { name: string }) => name)).toEqual(['guest', 'role']);
  });

  it('are none where none is chosen', async () => {
    await expect(t.background.exportProfiles(['nobody'])).rejects.toMatchObject({ id: 'profile.missing' });
  });

  it('arrive in another browser as they left, roles linked', async () => {
    const { id } = await t.background.saveProfile({ ...DRAFTS.guest, region: 'eu-north-1', service: 'x' });
    const { id: first } = await t.background.saveProfile(DRAFTS.role(id));
    const { id: second } = await t.background.saveProfile({ ...DRAFTS.role(first), name: 'second' });
    const text = await t.background.exportProfiles([second]);
    const other = createWorld();
    await other.background.saveProfile({ ...DRAFTS.keys, name: 'here' });
    const views = await other.background.importProfiles(text);
    expect(views.map(({ name }) => name)).toEqual(['guest', 'role', 'second']);
    expect(views[0]).toMatchObject({ region: 'eu-north-1', service: 'x', hasKeys: true });
    await other.connect(views[2]?.id ?? '');
    expect(other.aws.calls.filter((call) => call === 'sts.assumeRole')).toHaveLength(2);
    expect(other.events).toContainEqual({ type: 'profiles-changed' });
  });
});

describe('imported profiles', () => {
  it('whose names are taken get a number, and roles follow them', async () => {
    await t.background.saveProfile({ ...DRAFTS.keys, name: 'guest' });
    await t.background.saveProfile({ ...DRAFTS.keys, name: 'guest 2' });
    const views = await t.background.importProfiles(file([role('r', 'guest'), guest]));
    expect(views.map(({ name }) => name)).toEqual(['r', 'guest 3']);
    expect(views[0]?.source).toMatchObject({ sourceProfileId: views[1]?.id });
  });

  it('may assume roles from a profile that is here', async () => {
    const { id } = await t.background.saveProfile(DRAFTS.guest);
    const [view] = await t.background.importProfiles(file([role('r', 'guest')]));
    expect(view?.source).toMatchObject({ sourceProfileId: id });
  });

  it('keep nothing of what does not belong into them', async () => {
    await t.background.importProfiles(file([{ ...guest, id: 'x', keys: KEYS, clientSecret: 'CANARY' }]));
    expect(
      Object.values(t.items)
        .map(({ text }) => text)
        .join(),
    ).not.toMatch(/CANARY|wJalr/);
    expect(t.items.profiles.value[0]?.id).not.toBe('x');
  });

  it.each([
    ['import.json', '{"format":', 'not JSON'],
    ['import.format', '[]', 'not a file of shared profiles'],
    ['import.format', 'null', 'not a file of shared profiles'],
    ['import.format', file({}), 'not a file of shared profiles'],
    ['import.format', file([]), 'no profile'],
    ['import.version', file([guest], { version: 2 }), 'version'],
    ['import.size', file(Array(201).fill(guest)), '200'],
    ['import.size', ' '.repeat(1_000_001), 'larger'],
    ['import.profile', file([guest, null]), 'Profile 2'],
    ['import.profile', file([{ ...guest, source: undefined }]), 'Profile “guest”'],
    ['import.profile', file([{ ...guest, source: { ...guest.source, flow: 'odd' } }]), 'source.flow'],
    [
      'import.profile',
      file([{ ...guest, source: { ...guest.source, identityPoolId: 'x' } }]),
      'identity pool id',
    ],
    ['import.profile', file([{ ...guest, region: 'a b' }]), 'Profile “guest”'],
    ['import.profile', file([{ ...guest, endpoint: 'javascript:0' }]), 'Profile “guest”'],
    ['import.profile', file([guest, guest]), 'two profiles “guest”'],
    ['import.profile', file([role('r', 'nowhere')]), '“nowhere”'],
    ['profile.cycle', file([role('a', 'b'), role('b', 'a')]), 'circle'],
  ])('with a fault are refused with %s and add nothing', async (id, text, words) => {
    await expect(t.background.importProfiles(text)).rejects.toMatchObject({
      id,
      message: expect.stringContaining(words),
    });
    expect(t.items.profiles.value).toEqual([]);
  });

  it('that are any JSON at all end in a Problem or in profiles', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.jsonValue(), { minLength: 1, maxLength: 3 }), async (profiles) => {
        const result = await t.background.importProfiles(file(profiles)).catch((error) => error);
        expect(Array.isArray(result) || result.id.startsWith('import.')).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});

describe('a free name', () => {
  it('is free, and no longer than a name may be', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 80 }), fc.nat(30), (name, count) => {
        const taken = new Set<string>();
        for (let n = 0; n <= count; n++) {
          const free = freeName(name, taken);
          expect(taken.has(free)).toBe(false);
          expect(free.length).toBeLessThanOrEqual(80);
          taken.add(free);
        }
      }),
    );
  });
});
