import { expect, it } from 'vitest';
import { addProfile } from './harness/addProfile.ts';
import { inBothBrowsers } from './harness/inBrowsers.ts';
import { useGateway } from './harness/useGateway.ts';
import { ConsolePage } from './pages/ConsolePage.ts';

inBothBrowsers('expired keys', (browser) => {
  const gateway = useGateway();

  it('refuses to sign with keys past their end, and does so only when told to', async () => {
    await addProfile(browser(), 'yesterday', gateway().credentials.expired);
    const popup = await ConsolePage.popup(browser());
    await popup.connect(gateway().url, 'yesterday');
    await popup.view.waitText('alert', undefined, /The keys of profile “yesterday” expired 1 min.* ago/);
    await popup.view.waitPageText(/expired 1 min.* ago/);
    await popup.view.waitFor('button', 'Paste new keys');
    expect(gateway().stats().handshakes).toBe(0);

    // Copying is refused as well.
    await popup.view.click('button', 'Dismiss');
    await popup.view.waitGone('alert');
    await popup.view.click('button', 'Copy signed URL');
    await popup.view.waitText('alert', undefined, /The keys of profile “yesterday” expired/);
    await popup.view.click('button', 'Dismiss');
    await popup.view.waitGone('alert');

    await popup.view.click('button', 'Connect');
    await popup.view.click('button', 'Sign anyway');
    await popup.waitState(/Failed/);
    expect(gateway().requests).toMatchObject([{ status: 403, errorType: 'ExpiredTokenException' }]);
    await popup.view.click('tab', 'Diagnosis');
    const finding = await popup.view.until(
      'a finding',
      (win) => win.document.querySelector('[role=tabpanel] article')?.textContent,
    );
    expect(finding).toMatch(/expired/);
    await popup.close();
  });

  it('counts down to the end while the popup is open, and refuses from then on', async () => {
    const { good } = gateway().credentials;
    const popup = await ConsolePage.popup(browser());
    const expiration = new Date(Date.now() + 8_000).toISOString();
    await addProfile(browser(), 'soon gone', { ...good, expiration });
    await popup.view.select('Profile', 'soon gone');
    await popup.view.waitPageText(/expires in 0:0\d/);
    await popup.view.waitPageText(/expired (less than )?\d+ ?\w+ ago/);
    const before = gateway().stats().handshakes;
    await popup.connect(gateway().url, 'soon gone');
    await popup.view.waitText('alert', undefined, /The keys of profile “soon gone” expired/);
    await popup.view.waitFor('button', 'Sign anyway');
    expect(gateway().stats().handshakes).toBe(before);
    await popup.close();
  });
});
