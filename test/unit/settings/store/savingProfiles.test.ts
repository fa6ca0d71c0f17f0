import { describe, expect, it } from 'vitest';
import { Problem } from '#core/problem.ts';
import { openSettings } from '../open.ts';
import { credentialsFile, profile, SECRET, shellExports, TOKEN } from '../samples.ts';

describe('saving a profile', () => {
  it('sends the keys that were read, then empties the paste box', async () => {
    const { settings, background } = await openSettings();
    settings.profile.startNew();
    settings.profile.paste(shellExports());
    settings.profile.change({ name: ' dev ', region: 'eu-central-1' });

    expect(await settings.profile.save()).toBe(true);
    expect(background.savedProfiles).toEqual([
      {
        name: 'dev',
        source: { kind: 'keys' },
        region: 'eu-central-1',
        keys: { accessKeyId: 'ASIAEXAMPLEEXAMPLE7Q', secretAccessKey: SECRET, sessionToken: TOKEN },
      },
    ]);
    expect(settings.profile.form.value).toMatchObject({ id: 'p1', name: 'dev', paste: '' });
    expect(settings.profile.said.value).toBe('Saved. Kept in memory until the browser closes.');
    expect(settings.profile.dirty.value).toBe(false);
    expect(settings.profiles.value.map(({ name }) => name)).toEqual(['dev']);
  });

  it('keeps the keys of a profile that is edited without a paste', async () => {
    const { settings, background } = await openSettings({ profiles: [profile()] });
    settings.profile.change({ name: 'renamed' });
    await settings.profile.save();
    expect(background.savedProfiles).toEqual([
      { id: 'one', name: 'renamed', source: { kind: 'keys' }, region: 'eu-central-1' },
    ]);
    expect(settings.profile.said.value).toBe('Saved.');
    expect(settings.profiles.value[0]).toMatchObject({ name: 'renamed', hasKeys: true });
  });

  it('takes a field away that was emptied', async () => {
    const { settings, background } = await openSettings({ profiles: [profile({ service: 'execute-api' })] });
    settings.profile.change({ region: '', service: ' ' });
    await settings.profile.save();
    expect(background.savedProfiles).toEqual([{ id: 'one', name: 'staging', source: { kind: 'keys' } }]);
  });

  it('saves the one of several sets of keys that was chosen', async () => {
    const { settings, background } = await openSettings();
    settings.profile.startNew();
    settings.profile.paste(credentialsFile('dev', 'prod'));
    settings.profile.choose(1);
    await settings.profile.save();
    expect(background.savedProfiles[0]).toMatchObject({
      name: 'prod',
      region: 'eu-west-2',
      keys: { accessKeyId: 'ASIAEXAMPLEEXAMPL001' },
    });
  });

  it.each([
    ['keys.missing-token', 'paste'],
    ['profile.name', 'name'],
    ['profile.region', 'region'],
    ['profile.endpoint', 'endpoint'],
    ['storage.full', 'form'],
  ])('shows a refusal of the background (%s) at %s and keeps the text', async (id, field) => {
    const { settings, background } = await openSettings();
    settings.profile.startNew();
    settings.profile.paste(shellExports());
    settings.profile.change({ name: 'dev' });
    background.failNext(new Problem(id, 'It cannot be.', 'Do this.'));
    expect(await settings.profile.save()).toBe(false);
    expect(settings.profile.faults.value).toEqual({
      [field]: { id, message: 'It cannot be.', next: 'Do this.' },
    });
    expect(settings.profile.form.value?.paste).toBe(shellExports());
    expect(settings.profile.said.value).toBe('');
  });

  it('saves once however often Save is pressed', async () => {
    const { settings, background } = await openSettings({ profiles: [profile()] });
    settings.profile.change({ name: 'renamed' });
    await Promise.all([settings.profile.save(), settings.profile.save()]);
    expect(background.savedProfiles).toHaveLength(1);
  });

  it('keeps what is typed while the background saves', async () => {
    const { settings, background } = await openSettings({ profiles: [profile()] });
    settings.profile.change({ name: 'renamed' });
    const release = background.hold();
    const saving = settings.profile.save();
    settings.profile.change({ region: 'us-east-1' });
    release();
    await saving;
    expect(settings.profile.form.value).toMatchObject({ name: 'renamed', region: 'us-east-1' });
    expect(settings.profile.dirty.value).toBe(true);
  });

  it('does not bring a form back that was left while the background saved', async () => {
    const { settings, background } = await openSettings({
      profiles: [profile(), profile({ id: 'two', name: 'dev' })],
    });
    settings.profile.change({ name: 'renamed' });
    const release = background.hold();
    const saving = settings.profile.save();
    settings.profile.open('two');
    await settings.profile.answer('discard');
    release();
    await saving;
    expect(settings.profile.form.value).toMatchObject({ id: 'two', name: 'dev' });
    expect(settings.profiles.value.map(({ name }) => name)).toEqual(['renamed', 'dev']);
  });
});
