import { describe, expect, it } from 'vitest';
import { Problem } from '#core/problem.ts';
import { previewImport } from '#settings/store/previewImport.ts';
import { openSettings } from '../open.ts';
import { profile } from '../samples.ts';

const two = [profile(), profile({ id: 'two', name: 'dev' })];
const shared = (...names: string[]) =>
  JSON.stringify({ profiles: names.map((name) => ({ name, source: { kind: 'cognito' } })) });

describe('exporting', () => {
  it('takes every profile but those that were left out', async () => {
    const { settings, background } = await openSettings({ profiles: two });
    await settings.sharing.exportText();
    settings.sharing.toggle('one');
    await settings.sharing.exportText();
    settings.sharing.toggle('one');
    await settings.sharing.exportText();
    expect(background.script.calls).toEqual([
      ['exportProfiles', ['one', 'two']],
      ['exportProfiles', ['two']],
      ['exportProfiles', ['one', 'two']],
    ]);
  });

  it('tells why there is no text', async () => {
    const { settings, background } = await openSettings({ profiles: two });
    background.failNext(new Problem('unexpected', 'It cannot be.'));
    expect(await settings.sharing.exportText()).toBeUndefined();
    expect(settings.sharing.fault.value?.message).toBe('It cannot be.');
  });
});

describe('importing', () => {
  it('shows what it would bring before it does, and empties the box afterwards', async () => {
    const { settings, background } = await openSettings({ profiles: two });
    settings.sharing.text.value = shared('dev', 'prod');
    expect(settings.sharing.preview.value?.profiles).toEqual([
      { name: 'dev', kind: 'Cognito', taken: true, hosts: [] },
      { name: 'prod', kind: 'Cognito', taken: false, hosts: [] },
    ]);
    expect(background.script.calls).toEqual([]);
    expect(await settings.sharing.importText()).toBe(true);
    expect(settings.sharing.text.value).toBe('');
    expect(settings.sharing.said.value).toContain('“dev”, “prod”');
  });

  it.each<[string, object, string[]]>([
    ['the hosted page', { source: { signIn: { domain: 'auth.example.com' } } }, ['auth.example.com']],
    ['a user pool', { source: { endpoints: { userPool: 'https://evil.example' } } }, ['evil.example']],
    ['the API', { endpoint: 'ws://127.0.0.1:4510' }, ['127.0.0.1:4510']],
    ['a look-alike of AWS', { endpoint: 'wss://amazonaws.com.example' }, ['amazonaws.com.example']],
    ['AWS', { source: { signIn: { domain: 'https://x.auth.eu-west-1.amazoncognito.com' } } }, []],
    ['nothing that is an address', { source: { endpoints: { sts: 7, oidc: 'http://' } } }, []],
  ])('names the hosts besides AWS’s that it would speak to: %s', (_, profile, hosts) => {
    const { profiles } = previewImport(JSON.stringify([{ name: 'dev', ...profile }]), []);
    expect(profiles[0]?.hosts).toEqual(hosts);
  });

  it('keeps the text where it is refused', async () => {
    const { settings, background } = await openSettings();
    settings.sharing.text.value = shared('dev');
    background.failNext(new Problem('import.version', 'It is of a later version.'));
    expect(await settings.sharing.importText()).toBe(false);
    expect(settings.sharing.text.value).toBe(shared('dev'));
    expect(settings.sharing.fault.value?.message).toBe('It is of a later version.');
  });

  it.each([
    ['no JSON', /no JSON/],
    ['{}', /no list/],
    ['null', /no list/],
    ['{"profiles":[]}', /empty/],
    ['{"profiles":[1,null,{"name":""}]}', /empty/],
  ])('says what is wrong with %s', (text, words) => {
    expect(previewImport(text, []).fault?.message).toMatch(words);
  });

  it('names kinds that it does not know as such', () => {
    expect(previewImport('[{"name":"x","source":{"kind":"toString"}}]', []).profiles[0]?.kind).toBe(
      'of an unknown kind',
    );
  });
});
