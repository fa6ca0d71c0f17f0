import { describe, expect, it } from 'vitest';
import { createSettings } from '#settings/store/settings.ts';
import { fakeBackground } from '../fakeBackground.ts';
import { openSettings } from '../open.ts';
import { NOW, profile } from '../samples.ts';

/** Lets the overview that an event asked for arrive. */
const arrived = () => new Promise((resolve) => setImmediate(resolve));

describe('changes made elsewhere', () => {
  it('show in the list and in the open form', async () => {
    const { settings, background } = await openSettings({ profiles: [profile()] });
    background.profiles = [profile({ name: 'renamed' })];
    background.announce({ type: 'profiles-changed' });
    await arrived();
    expect(settings.profiles.value[0]?.name).toBe('renamed');
    expect(settings.profile.form.value?.name).toBe('renamed');
    expect(settings.profile.dirty.value).toBe(false);
  });

  it('do not overwrite what is being typed', async () => {
    const { settings, background } = await openSettings({ profiles: [profile()] });
    settings.profile.change({ region: 'us-east-1' });
    background.profiles = [profile({ name: 'renamed' })];
    background.announce({ type: 'profiles-changed' });
    await arrived();
    expect(settings.profile.form.value).toMatchObject({ name: 'renamed', region: 'us-east-1' });
    expect(settings.profile.dirty.value).toBe(true);
  });

  it('close the form of a profile that was deleted', async () => {
    const { settings, background } = await openSettings({
      profiles: [profile(), profile({ id: 'two', name: 'dev' })],
    });
    background.profiles = [profile({ id: 'two', name: 'dev' })];
    background.announce({ type: 'profiles-changed' });
    await arrived();
    expect(settings.profile.form.value?.id).toBe('two');
  });

  it('turn a deleted profile that is being edited into a new one', async () => {
    const { settings, background } = await openSettings({ profiles: [profile()] });
    settings.profile.change({ name: 'typed' });
    background.profiles = [];
    background.announce({ type: 'profiles-changed' });
    await arrived();
    expect(settings.profile.form.value).toMatchObject({ id: undefined, name: 'typed' });
    expect(settings.profile.dirty.value).toBe(true);
  });

  it('show a first profile that was made elsewhere', async () => {
    const { settings, background } = await openSettings();
    expect(settings.profile.form.value).toBeUndefined();
    background.profiles = [profile()];
    background.announce({ type: 'profiles-changed' });
    await arrived();
    expect(settings.profile.form.value?.id).toBe('one');
  });

  it('are no longer followed after the page has stopped', async () => {
    const { settings, background } = await openSettings();
    settings.stop();
    background.profiles = [profile()];
    background.announce({ type: 'profiles-changed' });
    await arrived();
    expect(settings.profiles.value).toEqual([]);
  });

  it('are shown in the order they were asked for', async () => {
    const { settings, background } = await openSettings({ profiles: [profile()] });
    const answers: ((profiles: ReturnType<typeof profile>[]) => void)[] = [];
    background.api.overview = () =>
      new Promise((resolve) => {
        answers.push((profiles) => resolve({ profiles, apis: [], recents: [], draft: {} }));
      });
    const first = settings.load();
    const second = settings.load();
    answers[1]?.([profile({ name: 'newer' })]);
    answers[0]?.([profile({ name: 'older' })]);
    await Promise.all([first, second]);
    expect(settings.profiles.value[0]?.name).toBe('newer');
  });

  it('leave a sentence where the settings cannot be read, until they can', async () => {
    const { settings, background } = await openSettings();
    const { overview } = background.api;
    background.api.overview = () => Promise.reject(new Error('The port is closed.'));
    await settings.load();
    expect(settings.loadFault.value?.message).toBe('The port is closed.');
    background.api.overview = overview;
    await settings.load();
    expect(settings.loadFault.value).toBeUndefined();
  });
});

describe('the first list', () => {
  it('leaves a form that was begun before it arrived', async () => {
    const background = fakeBackground({ profiles: [profile()] });
    const settings = createSettings({
      background: background.api,
      log: background.log,
      onBackgroundEvent: background.onEvent,
      section: '',
      setSection: () => {},
      requestTabAccess: () => Promise.resolve(true),
      now: () => NOW,
    });
    const loading = settings.load();
    settings.profile.startNew();
    settings.profile.change({ name: 'typed' });
    await loading;
    expect(settings.profile.form.value).toMatchObject({ id: undefined, name: 'typed' });
    expect(settings.profiles.value).toHaveLength(1);
  });
});
