import { expect, it } from 'vitest';
import type { ProfileView } from '#core/profile.ts';
import { inBothBrowsers } from './harness/inBrowsers.ts';
import { readStorage } from './harness/readStorage.ts';
import { asExports, OptionsPage } from './pages/OptionsPage.ts';

const SECRET = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
const TOKEN = `IQoJb3JpZ2luX2VjEXAMPLE${'a1B2c3D4'.repeat(20)}==`;

const FILE = `[staging]
aws_access_key_id = ASIAEXAMPLESTAGING01
aws_secret_access_key = ${SECRET}
aws_session_token = ${TOKEN}
region = eu-west-1

[broken]
aws_access_key_id = ASIAEXAMPLEBROKEN001
aws_secret_access_key = ${SECRET}

[live chat]
aws_access_key_id = ASIAEXAMPLELIVECHAT1
aws_secret_access_key = ${SECRET}
aws_session_token = ${TOKEN}
region = ap-southeast-2
`;

inBothBrowsers('pasted credentials', (browser) => {
  const profiles = async () => (await browser().command<{ profiles: ProfileView[] }>('overview')).profiles;

  it('of a file with several profiles are asked about, and the chosen one is saved', async () => {
    const { view } = await OptionsPage.open(browser());
    await view.click('button', 'New profile');
    await view.fill('textbox', 'Paste credentials', FILE);
    await view.waitPageText(/The text holds 2 sets of keys\. Which one is this profile for\?/);
    await view.waitPageText(/broken: The session token is missing: ASIA…N001 is a temporary key/);

    await view.fill('textbox', 'Profile name', 'mine');
    await view.click('button', 'Save');
    await view.waitText('alert', undefined, /Not saved\..*2 sets of keys.*Choose which one/);
    expect(await profiles()).toEqual([]);

    await view.fill('textbox', 'Profile name', '');
    await view.click('radio', 'live chat ASIA…HAT1 credentials file · ap-southeast-2');
    await view.waitPageText(/Understood as credentials file Access key id ASIA…HAT1/);
    expect(await view.value('textbox', 'Profile name')).toBe('live chat');
    expect(await view.value('combobox', 'Region')).toBe('ap-southeast-2');
    await view.click('button', 'Save');
    await view.waitPageText(/Saved\. Kept in memory until the browser closes\./);

    const [saved, ...others] = await profiles();
    expect(others).toEqual([]);
    expect(saved).toMatchObject({
      name: 'live chat',
      region: 'ap-southeast-2',
      hasKeys: true,
      hasToken: true,
    });
    const { session } = await readStorage(view);
    const keys = { accessKeyId: 'ASIAEXAMPLELIVECHAT1', secretAccessKey: SECRET, sessionToken: TOKEN };
    expect(session.secrets).toMatchObject({ value: { [saved!.id]: { keys } } });
    expect(await view.value('textbox', 'Paste credentials'), 'the secret leaves the page').toBe('');
    await view.close();
  });

  it('of a long-lived key are warned of and taken', async () => {
    const { view } = await OptionsPage.open(browser());
    await view.click('button', 'New profile');
    const keys = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: SECRET };
    await view.fill('textbox', 'Paste credentials', asExports(keys));
    await view.waitPageText(/This is a long-lived key \(AKIA\).*temporary keys are safer\./);
    await view.fill('textbox', 'Profile name', 'long-lived');
    await view.click('button', 'Save');
    await view.waitPageText(/Saved\./);
    expect((await profiles()).find(({ name }) => name === 'long-lived')).toMatchObject({
      longLived: true,
      hasToken: false,
      accessKeyId: 'AKIA…MPLE',
    });
    await view.close();
  });

  it.each([
    ['LocalStack', 'test', 'test'],
    ['Ceph', '0555b35654ad1656d80', 'h7GhxuBLTrlhVUyxSPUKUV8r/2EI4ngqJxD7iBdBYLhwluN30JaT3Q=='],
  ])('of an emulator (%s) are taken with a notice', async (name, accessKeyId, secretAccessKey) => {
    const { view } = await OptionsPage.open(browser());
    await view.click('button', 'New profile');
    await view.fill('textbox', 'Paste credentials', asExports({ accessKeyId, secretAccessKey }));
    await view.waitPageText(/does not look like one of AWS; that is usual for emulators/);
    await view.fill('textbox', 'Profile name', name);
    await view.click('button', 'Save');
    await view.waitPageText(/Saved\./);
    expect((await profiles()).find((profile) => profile.name === name)).toMatchObject({ hasKeys: true });
    await view.close();
  });

  it('of a temporary key without its token are refused with the reason', async () => {
    const before = await profiles();
    const { view } = await OptionsPage.open(browser());
    await view.click('button', 'New profile');
    const keys = { accessKeyId: 'ASIAEXAMPLEBROKEN001', secretAccessKey: SECRET };
    await view.fill('textbox', 'Paste credentials', asExports(keys));
    await view.fill('textbox', 'Profile name', 'no token');
    await view.click('button', 'Save');
    await view.waitText(
      'alert',
      undefined,
      /Not saved\..*The session token is missing: ASIA…N001 is a temporary key \(ASIA\), and AWS refuses those without their token/,
    );
    expect(await profiles()).toEqual(before);
    await view.close();
  });
});
