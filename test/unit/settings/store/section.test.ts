import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSection, type Section, writeSection } from '#settings/store/section.ts';
import { openSettings } from '../open.ts';
import { profile, savedApi } from '../samples.ts';

describe('the section in the address', () => {
  it.each([
    ['', { page: 'profiles' }],
    ['#profiles', { page: 'profiles' }],
    ['nonsense/one', { page: 'profiles' }],
    ['about/x', { page: 'about' }],
    ['apis/new', { page: 'apis', item: 'new' }],
    ['#profiles/a/b', { page: 'profiles', item: 'a/b' }],
  ])('%s is read', (text, section) => {
    expect(readSection(text)).toEqual(section);
  });

  it('is read back as it was written', () => {
    const page = fc.constantFrom<Section['page']>('profiles', 'apis');
    fc.assert(
      fc.property(page, fc.uuid(), (list, item) => {
        expect(readSection(writeSection({ page: list, item }))).toEqual({ page: list, item });
      }),
    );
  });

  it('opens what it points to, and the first profile otherwise', async () => {
    const profiles = [profile(), profile({ id: 'two', name: 'dev' })];
    const at = async (section: string) =>
      (await openSettings({ profiles, section })).settings.profile.form.value?.id;
    expect(await at('profiles/two')).toBe('two');
    expect(await at('profiles/gone')).toBe('one');
    expect(await at('')).toBe('one');
    expect(await at('profiles/new')).toBeUndefined();
  });

  it('is told of every move', async () => {
    const { settings, places } = await openSettings({ profiles: [profile()], apis: [savedApi()] });
    settings.profile.startNew();
    settings.go('apis');
    settings.go('about');
    expect(places).toEqual(['profiles/one', 'profiles/new', 'apis/chat', 'about']);
  });

  it('is not told of typing', async () => {
    const { settings, places } = await openSettings({ profiles: [profile()] });
    settings.profile.change({ name: 'x' });
    expect(places).toEqual(['profiles/one']);
  });

  it('can be visited while the page is open, with changes kept', async () => {
    const { settings } = await openSettings({ profiles: [profile(), profile({ id: 'two', name: 'dev' })] });
    settings.go('about');
    settings.visit('profiles/two');
    expect(settings.page.value).toBe('profiles');
    expect(settings.profile.form.value?.id).toBe('two');
    settings.profile.change({ name: 'x' });
    settings.visit('profiles/new');
    expect(settings.profile.asking.value).toBe(true);
  });
});
