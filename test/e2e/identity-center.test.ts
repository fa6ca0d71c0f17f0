import { expect, it } from 'vitest';
import { inBothBrowsers } from './harness/inBrowsers.ts';
import { useGateway } from './harness/useGateway.ts';
import { connectAs } from './pages/connectAs.ts';
import { echoThrough } from './pages/echoThrough.ts';
import { ProfilePage } from './pages/ProfilePage.ts';

inBothBrowsers(
  'IAM Identity Center',
  (browser) => {
    const gateway = useGateway();

    const fillIn = (name: string, fields: Record<string, string> = {}) => {
      const { startUrl, region } = gateway().cognito.sso;
      return ProfilePage.fillIn(browser(), gateway(), {
        name,
        kind: 'Identity Center',
        fields: { 'Start URL': startUrl, 'Identity Center region': region, ...fields },
      });
    };

    async function begin(page: ProfilePage): Promise<string> {
      await page.signIn();
      return page.deviceCode(browser());
    }

    it('leads by a confirmed code and a chosen role to the frames of the API', async () => {
      const page = await fillIn('Portal');
      const code = await begin(page);
      const tab = await browser().openWeb(
        `${gateway().endpoints.oidc}/device?user_code=${encodeURIComponent(code)}`,
      );
      await tab.waitPageText(new RegExp(code));
      await tab.click('button', 'Confirm and continue');
      await tab.waitPageText(/Request approved/);
      await tab.close();
      await page.view.click('radio', 'Chat Example · 123456789012');
      await page.view.click('button', 'Continue');
      await page.waitSignedIn('.*Chat');
      await page.close();
      expect(await echoThrough(browser(), gateway(), 'Portal')).toContain(
        ':assumed-role/AWSReservedSSO_Chat_',
      );
    });

    it('asks for no choice where the profile names account and role', async () => {
      const { accountId, roleName } = gateway().cognito.sso;
      const page = await fillIn('Portal, named', { 'Account ID': accountId, 'Role name': roleName });
      gateway().confirmDevice(await begin(page));
      await page.waitSignedIn('.*Chat');
      await page.close();
      await connectAs(browser(), gateway(), 'Portal, named');
    });

    it('says that the sign-in was refused on its page', async () => {
      const page = await fillIn('Refused');
      gateway().identityCenter.denyDevice(await begin(page));
      await page.refusal(/refused on the page of IAM Identity Center/);
      await page.close();
    });

    it('names a start URL that is not there', async () => {
      const page = await fillIn('Elsewhere', { 'Start URL': 'https://d-0000000000.awsapps.com/start' });
      await page.signIn();
      await page.refusal(/no IAM Identity Center with the start URL https:\/\/d-0000000000/);
      await page.close();
    });
  },
  { grantedHosts: ['http://127.0.0.1/*'] },
);
