import { afterEach, expect, it } from 'vitest';
import { inBothBrowsers } from './harness/inBrowsers.ts';
import { useGateway } from './harness/useGateway.ts';
import { useProfilePage } from './harness/useProfilePage.ts';
import { connectAs } from './pages/connectAs.ts';
import { echoThrough } from './pages/echoThrough.ts';

inBothBrowsers('a guest of an identity pool', (browser) => {
  const gateway = useGateway();
  const fillInNew = useProfilePage(browser);
  afterEach(() => {
    Object.assign(gateway().identityPool.settings, { guest: true, classicFlow: true });
  });

  const fillIn = (name: string, flow: 'Enhanced' | 'Classic', role?: string) =>
    fillInNew(gateway(), {
      name,
      kind: 'Cognito',
      choices: ['Guest', flow],
      fields: {
        'Identity pool ID': gateway().cognito.identityPoolId,
        ...(role ? { 'Role ARN': role } : {}),
      },
    });

  it('sees the frames of the API, by the enhanced flow', async () => {
    const page = await fillIn('Guest', 'Enhanced');
    await page.getCredentials();
    await page.waitCredentials();
    expect(await echoThrough(browser(), gateway(), 'Guest')).toContain(':assumed-role/cognito-guest/');
    expect(gateway().countOf('GetCredentialsForIdentity')).toBe(1);
  });

  it('sees the frames of the API, by the classic flow', async () => {
    const page = await fillIn('Classic guest', 'Classic', gateway().cognito.roles.guest);
    await page.getCredentials();
    await page.waitCredentials();
    expect(await connectAs(browser(), gateway(), 'Classic guest')).toContain(':assumed-role/cognito-guest/');
    expect(gateway().countOf('AssumeRoleWithWebIdentity')).toBe(1);
  });

  it('needs nothing pressed in the options: Connect fetches the credentials', async () => {
    const page = await fillIn('Saved guest', 'Enhanced');
    await page.save();
    expect(await connectAs(browser(), gateway(), 'Saved guest')).toContain(':assumed-role/cognito-guest/');
  });

  it('is told where the pool lets no guest in', async () => {
    gateway().identityPool.settings.guest = false;
    const page = await fillIn('No guests', 'Enhanced');
    await page.getCredentials();
    const text = await page.refusal(/does not give credentials to guests.*Switch on guest access/);
    expect(text).toContain(gateway().cognito.identityPoolId);
  });

  it('is told where the pool does not allow the classic flow', async () => {
    gateway().identityPool.settings.classicFlow = false;
    const page = await fillIn('No classic', 'Classic', gateway().cognito.roles.guest);
    await page.getCredentials();
    await page.refusal(/does not allow the basic \(classic\) flow/);
  });

  it('is told where the role does not trust the pool', async () => {
    const { mistrusting } = gateway().cognito.roles;
    const page = await fillIn('Mistrusted', 'Classic', mistrusting);
    await page.getCredentials();
    const text = await page.refusal(/trust policy of the role .* does not let this identity assume it/);
    expect(text).toContain(mistrusting);
  });
});
