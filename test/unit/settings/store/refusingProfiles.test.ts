import { describe, expect, it } from 'vitest';
import { openSettings } from '../open.ts';
import { credentialsFile, profile, SECRET, shellExports } from '../samples.ts';

async function refused(
  text: string,
  fields: { name?: string; region?: string; service?: string; endpoint?: string },
) {
  const { settings, background } = await openSettings({ profiles: [profile()] });
  settings.profile.startNew();
  settings.profile.paste(text);
  settings.profile.change({ name: 'dev', ...fields });
  const before = settings.profile.form.value;
  expect(await settings.profile.save()).toBe(false);
  expect(background.savedProfiles).toEqual([]);
  expect(settings.profile.form.value).toEqual(before);
  return settings.profile.faults.value;
}

describe('a profile is not saved', () => {
  it('without a name', async () => {
    expect(await refused(shellExports(), { name: '  ' })).toEqual({
      name: { message: 'The profile has no name yet.', next: 'Give it one that you will recognise.' },
    });
  });

  it('under the name of another one', async () => {
    const faults = await refused(shellExports(), { name: ' staging ' });
    expect(faults.name?.message).toBe('Another profile is called “staging” already.');
  });

  it('under a name that is too long to be stored', async () => {
    const faults = await refused(shellExports(), { name: 'x'.repeat(81) });
    expect(faults.name?.message).toBe('The name is 81 characters long, and 80 is the most.');
  });

  it('without keys', async () => {
    const faults = await refused(' \n ', {});
    expect(faults).toEqual({
      paste: {
        message: 'The profile has no keys yet.',
        next: 'Paste temporary credentials into this box.',
      },
    });
  });

  it('from a temporary key without its token, and says so', async () => {
    const faults = await refused(
      `AWS_ACCESS_KEY_ID=ASIAEXAMPLEEXAMPLE7Q\nAWS_SECRET_ACCESS_KEY=${SECRET}`,
      {},
    );
    expect(Object.keys(faults)).toEqual(['paste']);
    expect(faults.paste?.message).toMatch(/token/);
    expect(JSON.stringify(faults)).not.toContain(SECRET);
  });

  it('from text without keys', async () => {
    const faults = await refused('hello there', {});
    expect(Object.keys(faults)).toEqual(['paste']);
  });

  it('from several sets of keys while none is chosen', async () => {
    const faults = await refused(credentialsFile('a', 'b', 'c'), {});
    expect(faults.paste).toEqual({
      message: 'The text holds 3 sets of keys.',
      next: 'Choose which one this profile is for.',
    });
  });

  it.each([
    [{ region: 'eu central' }, 'region'],
    [{ region: 'eu/central' }, 'region'],
    [{ service: 'execute api' }, 'service'],
    [{ endpoint: 'nonsense here' }, 'endpoint'],
    [{ endpoint: 'ftp://127.0.0.1' }, 'endpoint'],
  ])('with %o', async (fields, field) => {
    expect(Object.keys(await refused(shellExports(), fields))).toEqual([field]);
  });

  it('and every reason is told at once, in the order of the fields', async () => {
    const faults = await refused('', { name: '', endpoint: 'nonsense here' });
    expect(Object.keys(faults)).toEqual(['paste', 'name', 'endpoint']);
  });

  it('but a fault goes away as soon as its field is changed', async () => {
    const { settings } = await openSettings();
    settings.profile.startNew();
    await settings.profile.save();
    expect(Object.keys(settings.profile.faults.value)).toEqual(['paste', 'name']);
    settings.profile.change({ name: 'd' });
    expect(Object.keys(settings.profile.faults.value)).toEqual(['paste']);
    settings.profile.paste(shellExports());
    expect(settings.profile.faults.value).toEqual({});
  });
});
