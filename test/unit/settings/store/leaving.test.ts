import { describe, expect, it } from 'vitest';
import { openSettings } from '../open.ts';
import { profile, savedApi, shellExports } from '../samples.ts';

const two = [profile(), profile({ id: 'two', name: 'dev' })];

describe('leaving a form with unsaved changes', () => {
  it('asks nothing where nothing would be lost', async () => {
    const { settings } = await openSettings({ profiles: two });
    settings.profile.change({ name: 'x' });
    settings.profile.change({ name: 'staging' });
    settings.profile.open('two');
    expect(settings.profile.asking.value).toBe(false);
    expect(settings.profile.form.value?.id).toBe('two');
  });

  it('asks in place and keeps the form until there is an answer', async () => {
    const { settings } = await openSettings({ profiles: two });
    settings.profile.change({ name: 'x' });
    settings.profile.open('two');
    expect(settings.profile.asking.value).toBe(true);
    expect(settings.profile.form.value).toMatchObject({ id: 'one', name: 'x' });
  });

  it('stays', async () => {
    const { settings } = await openSettings({ profiles: two });
    settings.profile.change({ name: 'x' });
    settings.profile.startNew();
    await settings.profile.answer('stay');
    expect(settings.profile.asking.value).toBe(false);
    expect(settings.profile.form.value).toMatchObject({ id: 'one', name: 'x' });
  });

  it('discards and goes on', async () => {
    const { settings, background } = await openSettings({ profiles: two });
    settings.profile.change({ name: 'x' });
    settings.profile.startNew();
    await settings.profile.answer('discard');
    expect(settings.profile.form.value).toMatchObject({ id: undefined, name: '' });
    expect(background.savedProfiles).toEqual([]);
  });

  it('saves and goes on', async () => {
    const { settings, background } = await openSettings({ profiles: two });
    settings.profile.change({ name: 'x' });
    settings.profile.open('two');
    await settings.profile.answer('save');
    expect(settings.profile.form.value?.id).toBe('two');
    expect(background.savedProfiles).toMatchObject([{ id: 'one', name: 'x' }]);
  });

  it('stays where saving is refused', async () => {
    const { settings } = await openSettings({ profiles: two });
    settings.profile.change({ name: '' });
    settings.profile.open('two');
    await settings.profile.answer('save');
    expect(settings.profile.form.value?.id).toBe('one');
    expect(Object.keys(settings.profile.faults.value)).toEqual(['name']);
  });

  it('loses nothing by going to another page and back', async () => {
    const { settings } = await openSettings({ profiles: two, apis: [savedApi()] });
    settings.profile.startNew();
    settings.profile.paste(shellExports());
    settings.go('apis');
    settings.go('about');
    settings.go('profiles');
    expect(settings.profile.asking.value).toBe(false);
    expect(settings.profile.form.value?.paste).toBe(shellExports());
    expect(settings.unsaved.value).toBe(true);
  });

  it('throws the paste away with Discard changes', async () => {
    const { settings } = await openSettings({ profiles: two });
    settings.profile.paste(shellExports());
    settings.profile.revert();
    expect(settings.profile.form.value).toMatchObject({ id: 'one', paste: '' });
    expect(settings.unsaved.value).toBe(false);
  });
});
