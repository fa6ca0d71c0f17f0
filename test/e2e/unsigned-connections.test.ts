import { expect, it } from 'vitest';
import { addProfile } from './harness/addProfile.ts';
import { inBothBrowsers } from './harness/inBrowsers.ts';
import { useGateway } from './harness/useGateway.ts';
import { ConsolePage } from './pages/ConsolePage.ts';
import { DiagnosisTab } from './pages/DiagnosisTab.ts';

inBothBrowsers(
  'connections without a signature',
  (browser) => {
    const gateway = useGateway({ stages: { dev: {}, open: { authorization: 'NONE' } } });
    const open = () => gateway().url.replace(/dev$/, 'open');

    it('open where no signature is asked for, and are marked as unsigned', async () => {
      await addProfile(browser(), 'good', gateway().credentials.good);
      const tab = await ConsolePage.tab(browser());
      const { view } = tab;
      await tab.waitState(/Not connected/);
      // The only profile is chosen by itself; to sign nothing never is.
      await view.until(
        'a chosen profile',
        (win) =>
          (win.document.querySelector('select[aria-label=Profile]') as HTMLSelectElement | null)?.value,
      );
      expect(await view.text('combobox', 'Profile')).toContain('No signature');
      expect(await view.value('combobox', 'Profile')).not.toBe('unsigned');

      await tab.connect(`${open()}?room=7`, 'No signature');
      await tab.waitState(/Connected.*unsigned/);
      await tab.waitRow(/connecting to 127\.0\.0\.1:\d+\/open without a signature/);
      expect(gateway().requests.at(-1)).toMatchObject({ target: '/open?room=7', status: 101 });
      await tab.send('{"action":"echo"}');
      await tab.waitRow(/received|echo/);
      await view.click('tab', 'Signature');
      await view.waitPageText(/This connection is not signed/);
      await view.click('tab', 'Handshake');
      await view.waitPageText(/nobody: “No signature” was chosen in place of a profile/);
      await view.click('button', 'Disconnect');
      await tab.waitState(/Closed/);
      await tab.close();
    });

    it('say why an API with IAM refuses them', async () => {
      const tab = await ConsolePage.tab(browser());
      await tab.waitState(/Closed/);
      await tab.connect(gateway().url, 'No signature');
      await tab.waitState(/^Failed/);
      const diagnosis = await DiagnosisTab.open(tab.view);
      await diagnosis.waitFirst('unsigned');
      await diagnosis.ask('Ask the server');
      await tab.view.waitPageText(/This connection was not signed ?certain.*Missing Authentication Token/i);
      await tab.close();
    });
  },
  { grantedHosts: ['http://127.0.0.1/*'] },
);
