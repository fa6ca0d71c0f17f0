import { beforeAll, expect, it } from 'vitest';
import { addProfile } from './harness/addProfile.ts';
import { inBothBrowsers } from './harness/inBrowsers.ts';
import { useGateway } from './harness/useGateway.ts';
import { useProfilePage } from './harness/useProfilePage.ts';
import { connectAs } from './pages/connectAs.ts';
import { echoThrough } from './pages/echoThrough.ts';

inBothBrowsers('a role', (browser) => {
  const gateway = useGateway();
  const fillInNew = useProfilePage(browser);
  beforeAll(async () => {
    const { good, longLived } = gateway().credentials;
    await addProfile(browser(), 'Keys', good);
    await addProfile(browser(), 'User', longLived);
  });

  const fillIn = (name: string, from: string, role: string, fields: Record<string, string> = {}) =>
    fillInNew(gateway(), {
      name,
      kind: 'Assume role',
      fields: { 'Source profile': from, 'Role ARN': role, ...fields },
    });

  it('is assumed with the keys of another profile, by external id, under a session name', async () => {
    const page = await fillIn('External', 'Keys', gateway().cognito.roles.external, {
      'External ID': gateway().cognito.externalId,
      'Session name': 'frames-of-ada',
      Duration: '900',
    });
    await page.getCredentials();
    await page.waitCredentials();
    expect(await echoThrough(browser(), gateway(), 'External')).toMatch(
      /:assumed-role\/external\/frames-of-ada$/,
    );
  });

  it('is assumed when Connect is pressed, and a role after it', async () => {
    const first = await fillIn('First', 'Keys', gateway().cognito.roles.first);
    await first.save();
    const second = await fillIn('Second', 'First', gateway().cognito.roles.second);
    await second.save();
    expect(await connectAs(browser(), gateway(), 'Second')).toContain(':assumed-role/second/');
  });

  it('carries session tags', async () => {
    const page = await fillIn('Tagged', 'Keys', gateway().cognito.roles.tagged);
    await page.view.click('button', 'Add tag');
    await page.fill({ 'Key of tag 1': 'team', 'Value of tag 1': 'blue' });
    await page.getCredentials();
    await page.waitCredentials();
    expect(await connectAs(browser(), gateway(), 'Tagged')).toContain(':assumed-role/tagged/');
  });

  it('asks for the code of the MFA device, and again where it was wrong', async () => {
    const { mfaSerial, roles } = gateway().cognito;
    const page = await fillIn('MFA', 'User', roles.mfa, { 'MFA serial': mfaSerial });
    await page.getCredentials();
    await page.view.waitPageText(/Type the code of the MFA device/);
    await page.answer({ Code: '000000' });
    await page.refusal(/The MFA code is wrong or was used already/);
    await page.answer({ Code: gateway().sts.mfaCode(mfaSerial) });
    await page.waitCredentials();
    expect(await connectAs(browser(), gateway(), 'MFA')).toContain(':assumed-role/mfa/');
  });

  it('that does not trust the caller is named, with what to check', async () => {
    const { second } = gateway().cognito.roles;
    const page = await fillIn('Untrusted', 'Keys', second);
    await page.getCredentials();
    const text = await page.refusal(/may not assume the role .*trust policy names it/);
    expect(text).toContain(second);
    expect(text).toContain(':assumed-role/chat/');
  });

  it('that wants another external id says to look at it', async () => {
    const page = await fillIn('Wrong external', 'Keys', gateway().cognito.roles.external, {
      'External ID': 'another',
    });
    await page.getCredentials();
    await page.refusal(/may not assume the role .*external id/);
  });
});
