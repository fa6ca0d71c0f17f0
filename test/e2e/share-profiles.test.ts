import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addProfile } from './harness/addProfile.ts';
import type { ExtensionBrowser, Target } from './harness/ExtensionBrowser.ts';
import { borrow } from './harness/sharedBrowsers.ts';
import { useGateway } from './harness/useGateway.ts';
import { echoThrough } from './pages/echoThrough.ts';
import { OptionsPage } from './pages/OptionsPage.ts';
import { ProfilePage } from './pages/ProfilePage.ts';

describe.each<[Target, Target]>([
  ['chrome', 'firefox'],
  ['firefox', 'chrome'],
])('shared profiles (from %s to %s)', (from, to) => {
  const gateway = useGateway();
  let mine: ExtensionBrowser;
  let theirs: ExtensionBrowser;
  let text: string;
  beforeAll(async () => {
    [mine, theirs] = await Promise.all([borrow(from), borrow(to)]);
  });
  afterAll(async () => {
    await Promise.all([mine?.close(), theirs?.close()]);
    expect([...mine.errors, ...theirs.errors]).toEqual([]);
  });

  const openSharing = async (browser: ExtensionBrowser) => {
    const { view } = await OptionsPage.open(browser);
    await view.click('button', 'Import / export');
    await view.waitFor('heading', 'Export');
    return view;
  };

  it('leave without any secret', async () => {
    const { cognito, credentials } = gateway();
    await addProfile(mine, 'Keys', credentials.good);
    const team = await ProfilePage.fillIn(mine, gateway(), {
      name: 'Team',
      kind: 'Cognito',
      choices: ['Password'],
      fields: {
        'Identity pool ID': cognito.identityPoolId,
        'User pool ID': cognito.userPoolId,
        'App client ID': cognito.clients.secret,
        'Client secret': cognito.clientSecret,
        'User name': 'ada',
      },
    });
    await team.signIn({ Password: cognito.users.ada.password });
    await team.waitSignedIn('ada');
    await team.close();
    const role = await ProfilePage.fillIn(mine, gateway(), {
      name: 'Role of the team',
      kind: 'Assume role',
      fields: { 'Source profile': 'Team', 'Role ARN': cognito.roles.first, 'Session name': 'shared' },
    });
    await role.save();
    await role.close();

    const sharing = await openSharing(mine);
    await sharing.click('button', 'Copy as text');
    await sharing.waitPageText(/Copied\./);
    text = await mine.readClipboard();
    await sharing.close();
    const { profiles } = JSON.parse(text) as { profiles: { name: string }[] };
    expect(profiles.map(({ name }) => name).sort()).toEqual(['Keys', 'Role of the team', 'Team']);
    const { accessKeyId, secretAccessKey, sessionToken } = credentials.good;
    for (const secret of [accessKeyId, secretAccessKey, sessionToken, cognito.clientSecret, '"ada"', 'eyJ'])
      expect(text).not.toContain(secret);
  });

  it('are shown before they are taken over, and lead to the frames once somebody signs in', async () => {
    await addProfile(theirs, 'Keys', gateway().credentials.denied);
    const sharing = await openSharing(theirs);
    await sharing.fill('textbox', 'Or paste its text', text);
    const found = await sharing.waitPageText(/3 profiles found/);
    expect(found).toMatch(/Keys · Temporary keys · the name is taken, so it gets a number/);
    await sharing.click('button', 'Import');
    await sharing.waitPageText(/Imported .*“Keys 2”/);
    await sharing.close();

    const page = await ProfilePage.open(theirs, 'Team');
    await page.fill({ 'User name': 'grace', 'Client secret': gateway().cognito.clientSecret });
    await page.signIn({ Password: gateway().cognito.users.grace.password });
    await page.waitSignedIn('grace');
    await page.close();
    expect(await echoThrough(theirs, gateway(), 'Role of the team')).toMatch(/:assumed-role\/first\/shared$/);
  });

  it('say what is wrong with a text that holds none', async () => {
    const sharing = await openSharing(theirs);
    await sharing.fill('textbox', 'Or paste its text', '{"profiles": 1}');
    await sharing.waitPageText(/holds no list of profiles/);
    await sharing.waitFor('button', 'Import');
    await sharing.close();
  });
});
