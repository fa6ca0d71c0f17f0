import { describe, expect, it } from 'vitest';
import { openSettings } from '../open.ts';
import { credentialsFile, profile, SECRET, shellExports } from '../samples.ts';

async function newProfile() {
  const opened = await openSettings({ profiles: [profile()] });
  opened.settings.profile.startNew();
  return opened.settings.profile;
}

describe('reading the paste box', () => {
  it('tells what was understood before anything is saved', async () => {
    const editor = await newProfile();
    editor.paste(shellExports());
    expect(editor.chosen.value?.keys.accessKeyId).toBe('ASIAEXAMPLEEXAMPLE7Q');
    expect(editor.reading.value.faults).toEqual([]);
  });

  it('says nothing about an empty box', async () => {
    const editor = await newProfile();
    expect(editor.reading.value).toEqual({ candidates: [], faults: [] });
  });

  it('fills name and region in where they are empty', async () => {
    const editor = await newProfile();
    editor.paste(credentialsFile('dev'));
    expect(editor.form.value).toMatchObject({ name: 'dev', region: 'eu-west-1' });
  });

  it('leaves alone what the person typed', async () => {
    const editor = await newProfile();
    editor.change({ name: 'mine' });
    editor.paste(credentialsFile('dev'));
    expect(editor.form.value).toMatchObject({ name: 'mine', region: 'eu-west-1' });
  });

  it('replaces what an earlier paste filled in, until the person types there', async () => {
    const editor = await newProfile();
    editor.paste(credentialsFile('dev'));
    editor.paste(credentialsFile('prod'));
    expect(editor.form.value?.name).toBe('prod');
    editor.change({ name: 'production' });
    editor.paste(credentialsFile('dev'));
    expect(editor.form.value?.name).toBe('production');
  });

  it('cuts a filled-in name to what can be stored', async () => {
    const editor = await newProfile();
    editor.paste(credentialsFile('dev account '.repeat(9).trim()));
    expect(editor.form.value?.name).toBe('dev account '.repeat(9).slice(0, 80));
  });

  it('chooses none of several sets of keys by itself', async () => {
    const editor = await newProfile();
    editor.paste(credentialsFile('dev', 'prod'));
    expect(editor.chosen.value).toBeUndefined();
    expect(editor.form.value?.name).toBe('');
    editor.choose(1);
    expect(editor.chosen.value?.name).toBe('prod');
    expect(editor.form.value).toMatchObject({ name: 'prod', region: 'eu-west-2' });
    editor.choose(0);
    expect(editor.form.value).toMatchObject({ name: 'dev', region: 'eu-west-1' });
  });

  it('keeps the choice while the text around it changes', async () => {
    const editor = await newProfile();
    editor.paste(credentialsFile('dev', 'prod'));
    editor.choose(1);
    editor.paste(`# copied today\n${credentialsFile('dev', 'prod')}`);
    expect(editor.chosen.value?.name).toBe('prod');
    editor.paste(credentialsFile('one', 'two'));
    expect(editor.chosen.value).toBeUndefined();
  });

  it('moves keys that were pasted into another field to the paste box', async () => {
    const editor = await newProfile();
    expect(editor.catchKeys(shellExports())).toBe(true);
    expect(editor.form.value).toMatchObject({ name: '', paste: shellExports() });
  });

  it('moves a lone secret as well', async () => {
    const editor = await newProfile();
    expect(editor.catchKeys(SECRET)).toBe(true);
    expect(editor.form.value).toMatchObject({ name: '', paste: SECRET });
  });

  it.each([
    'staging',
    'dev keys team',
    'eu-central-1',
    'execute-api',
    'ws://127.0.0.1:4510',
    '123456789012_Admin',
    '',
  ])('lets “%s” be pasted where it was meant to go', async (text) => {
    const editor = await newProfile();
    expect(editor.catchKeys(text)).toBe(false);
    expect(editor.form.value?.paste).toBe('');
  });
});
