import { expect, it } from 'vitest';
import { inBothBrowsers } from './harness/inBrowsers.ts';
import { useGateway } from './harness/useGateway.ts';
import { connectAs } from './pages/connectAs.ts';
import { echoThrough } from './pages/echoThrough.ts';
import { ProfilePage } from './pages/ProfilePage.ts';

inBothBrowsers(
  'a background that ends in the middle of a sign-in',
  (browser) => {
    const gateway = useGateway();

    const fillIn = (name: string, user: string) => {
      const { cognito } = gateway();
      return ProfilePage.fillIn(browser(), gateway(), {
        name,
        kind: 'Cognito',
        choices: ['Password'],
        fields: {
          'Identity pool ID': cognito.identityPoolId,
          'User pool ID': cognito.userPoolId,
          'App client ID': cognito.clients.srp,
          'User name': user,
        },
      });
    };

    it('is continued at each step by the page that is open', async () => {
      const page = await fillIn('open', 'choosy');
      await page.signIn({ Password: gateway().cognito.users.choosy.password });
      await page.view.waitFor('radio', 'Authenticator app');
      expect(await browser().killBackground()).toBe(true);
      await page.view.click('radio', 'Authenticator app');
      await page.view.click('button', 'Continue');
      await page.view.waitPageText(/code that your authenticator app shows/);
      expect(await browser().killBackground()).toBe(true);
      await page.answer({ Code: '000000' });
      await page.refusal(/The code is wrong/);
      await browser().killBackground();
      await page.answer({ Code: gateway().userPool.totpCode('choosy') });
      await page.waitSignedIn('choosy');
      await browser().killBackground();
      await page.close();
      await echoThrough(browser(), gateway(), 'open');
    });

    it('is explained and continued by a page that is opened later', async () => {
      const before = gateway().countOf('InitiateAuth');
      const page = await fillIn('later', 'sms');
      await page.signIn({ Password: gateway().cognito.users.sms.password });
      await page.view.waitPageText(/sent by text message/);
      await page.close();
      await browser().killBackground();
      const again = await ProfilePage.open(browser(), 'later');
      await again.view.waitPageText(/sent by text message to \+\**1234/);
      await again.answer({ Code: gateway().userPool.sentCode('sms') });
      await again.waitSignedIn('sms');
      await again.close();
      expect(gateway().countOf('InitiateAuth')).toBe(before + 1);
    });

    it.each([
      ['InitiateAuth', 2],
      ['RespondToAuthChallenge', 2],
      // By then the tokens are kept, and nobody has to sign in once more.
      ['GetId', 1],
      ['GetCredentialsForIdentity', 1],
    ])('is told where it happens while %s is answered, and gone on with', async (operation, signIns) => {
      const before = gateway().countOf('InitiateAuth');
      const { password } = gateway().cognito.users.ada;
      const held = gateway().holdNext(operation);
      const page = await fillIn(`in ${operation}`, 'ada');
      await page.signIn({ Password: password });
      await held.reached;
      expect(await browser().killBackground()).toBe(true);
      await page.refusal(/background stopped in the middle of this\. Try again/);
      held.release();
      await page.close();

      const again = await ProfilePage.open(browser(), `in ${operation}`);
      if (signIns > 1) {
        await again.signIn({ Password: password });
        await again.waitSignedIn('ada');
      }
      await again.close();
      await connectAs(browser(), gateway(), `in ${operation}`);
      expect(gateway().countOf('InitiateAuth')).toBe(before + signIns);
    });

    it('still sees that a device code was confirmed', async () => {
      const { startUrl, region, accountId, roleName } = gateway().cognito.sso;
      const page = await ProfilePage.fillIn(browser(), gateway(), {
        name: 'portal',
        kind: 'Identity Center',
        fields: {
          'Start URL': startUrl,
          'Identity Center region': region,
          'Account ID': accountId,
          'Role name': roleName,
        },
      });
      await page.signIn();
      const code = await page.deviceCode(browser());
      await browser().killBackground();
      gateway().confirmDevice(code);
      await page.waitSignedIn('.*Chat');
      await page.close();
      await connectAs(browser(), gateway(), 'portal');
    });
  },
  { grantedHosts: ['http://127.0.0.1/*'] },
);
