import { describe, expect, it } from 'vitest';
import { Problem } from '#core/problem.ts';
import type { ProfileForm } from '#settings/store/profileForm.ts';
import { openSettings } from '../open.ts';
import { credentialsFile, profile, SECRET, shellExports } from '../samples.ts';

/** What a profile of any kind can be saved with. */
const VALID = {
  identityPoolId: 'eu-central-1:0b4c5d6e-7f80-4a1b-8c2d-3e4f5a6b7c8d',
  signIn: 'guest',
  sourceProfileId: profile().id,
  roleArn: 'arn:aws:iam::123456789012:role/r',
  startUrl: 'https://d-1234567890.awsapps.com/start',
  ssoRegion: 'eu-central-1',
} as const;

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

  it.each<[ProfileForm['kind'], string, string]>([
    ['cognito', 'identityPoolId', 'identityPoolId'],
    ['cognito', 'roleArn', 'cognitoRoleArn'],
    ['cognito', 'signIn.userPoolId', 'userPoolId'],
    ['cognito', 'signIn.domain', 'domain'],
    ['cognito', 'endpoints.userPool', 'userPoolEndpoint'],
    ['role', 'roleArn', 'roleArn'],
    ['role', 'durationSeconds', 'duration'],
    ['sso', 'endpoints.portal', 'portalEndpoint'],
    ['keys', 'endpoints.sts', 'stsEndpoint'],
  ])('by the background for a %s profile’s %s, and says so at that field', async (kind, about, field) => {
    const { settings, background } = await openSettings({ profiles: [profile()] });
    settings.profile.startNew();
    settings.profile.paste(shellExports());
    settings.profile.change({ name: 'dev', ...VALID, kind });
    background.failNext(new Problem('profile.source', 'It is wrong.', 'Correct it.', { about }));
    expect(await settings.profile.save()).toBe(false);
    expect(settings.profile.faults.value).toMatchObject({ [field]: { message: 'It is wrong.' } });
    expect(Object.keys(settings.profile.faults.value)).toEqual([field]);
  });

  it('where its source profile was deleted meanwhile, and says so at that field', async () => {
    const { settings, background } = await openSettings({ profiles: [profile()] });
    settings.profile.startNew();
    settings.profile.change({ name: 'dev', ...VALID, kind: 'role' });
    background.failNext(new Problem('profile.missing', 'It is gone.'));
    await settings.profile.save();
    expect(Object.keys(settings.profile.faults.value)).toEqual(['sourceProfileId']);
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
