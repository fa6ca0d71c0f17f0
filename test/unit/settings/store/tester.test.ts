import { describe, expect, it } from 'vitest';
import { Problem } from '#core/problem.ts';
import { openSettings } from '../open.ts';
import { profile, savedApi } from '../samples.ts';

const two = [profile(), profile({ id: 'two', name: 'dev' })];

describe('testing a profile', () => {
  it('saves what was changed, then asks whose credentials they are', async () => {
    const { settings, background } = await openSettings({ profiles: two });
    settings.profile.change({ region: 'us-east-1' });
    await settings.tester.test();
    expect(background.savedProfiles).toMatchObject([{ id: 'one', region: 'us-east-1' }]);
    expect(background.script.calls).toEqual([['testProfile', 'one']]);
    expect(settings.tester.identity.value).toEqual(background.script.identity);
  });

  it('tells why it failed, and not at another profile', async () => {
    const { settings, background } = await openSettings({ profiles: two });
    background.failNext(new Problem('sign-in.clock', 'The clock is off.'));
    await settings.tester.test();
    expect(settings.tester.fault.value?.id).toBe('sign-in.clock');
    settings.profile.open('two');
    expect(settings.tester.fault.value).toBeUndefined();
  });

  it('takes its result away when the sign-in goes on', async () => {
    const { settings, background } = await openSettings({ profiles: two });
    background.failNext(new Problem('sign-in.needed', 'A code is needed.'));
    await settings.tester.test();
    expect(settings.tester.fault.value?.id).toBe('sign-in.needed');
    await settings.signIn.signOut();
    expect(settings.tester.fault.value).toBeUndefined();
  });

  it('asks nothing where the changes cannot be saved', async () => {
    const { settings, background } = await openSettings({ profiles: two });
    settings.profile.change({ name: '' });
    await settings.tester.test();
    expect(background.script.calls).toEqual([]);
    expect(settings.tester.busy.value).toBe(false);
  });
});

describe('the permission of the tested profile', () => {
  const orders = savedApi({
    id: 'orders',
    name: 'orders',
    profileId: 'two',
    url: 'wss://bbbbbbbbbb.execute-api.eu-west-1.amazonaws.com/live',
  });

  it('is for the API that signs with it, until another is chosen', async () => {
    const { settings } = await openSettings({ profiles: two, apis: [savedApi(), orders] });
    settings.profile.open('two');
    await settings.tester.test();
    expect(settings.tester.statement.value?.resource).toContain(
      'eu-west-1:123456789012:bbbbbbbbbb/live/$connect',
    );
    settings.tester.chooseApi('chat');
    expect(settings.tester.statement.value?.resource).toContain(':a1b2c3d4e5/dev/$connect');
  });

  it('is for a URL that is typed', async () => {
    const { settings } = await openSettings({ profiles: two });
    await settings.tester.test();
    expect(settings.tester.statement.value).toBeUndefined();
    settings.tester.url.value = orders.url;
    expect(settings.tester.statement.value?.resource).toContain(':bbbbbbbbbb/live/$connect');
  });

  it('takes the region from saved API and profile where the host has none', async () => {
    const custom = savedApi({ url: 'wss://ws.example.com/', service: 'execute-api' });
    const { settings } = await openSettings({ profiles: two, apis: [custom] });
    await settings.tester.test();
    expect(settings.tester.statement.value?.resource).toContain(':eu-central-1:');
  });

  it('is not offered for other services, and that is told', async () => {
    const iot = savedApi({ url: 'wss://abc123-ats.iot.eu-central-1.amazonaws.com/mqtt' });
    const { settings } = await openSettings({ profiles: two, apis: [iot] });
    await settings.tester.test();
    expect(settings.tester.statement.value).toBeUndefined();
    expect(settings.tester.otherService.value).toBe(true);
  });
});
