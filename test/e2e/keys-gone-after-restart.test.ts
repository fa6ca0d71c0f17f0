import { describe, expect, it } from 'vitest';
import type { ProfileView } from '#core/profile.ts';
import { addProfile } from './harness/addProfile.ts';
import type { Target } from './harness/ExtensionBrowser.ts';
import { readLog } from './harness/readLog.ts';
import { readStorage } from './harness/readStorage.ts';
import { useGateway } from './harness/useGateway.ts';
import { useRestarts } from './harness/useRestarts.ts';
import { ConsolePage } from './pages/ConsolePage.ts';
import { OptionsPage } from './pages/OptionsPage.ts';

describe.each<Target>(['chrome', 'firefox'])('keys are gone after a restart (%s)', (target) => {
  const gateway = useGateway();
  const start = useRestarts(target);

  it('keeps the profile, says that its keys are gone and what to do, and has no old sessions', async () => {
    const first = await start();
    await addProfile(first, 'chat', gateway().credentials.good);
    const before = await ConsolePage.tab(first);
    await before.connect(gateway().url, 'chat');
    await before.waitState(/Connected/);
    await before.send('{"action":"echo","run":"first"}');
    await before.waitRow(/"run":"first"/);
    expect(await readLog(before.view)).toHaveLength(1);
    expect(Object.keys((await readStorage(before.view)).session)).toContain('secrets');
    await first.close();

    const second = await start();
    const popup = await ConsolePage.popup(second);
    await popup.view.waitPageText(
      /The keys of “chat” are gone: they are kept in memory only until the browser closes\. Paste new keys/,
    );
    await popup.view.waitPageText(/keys gone: paste again/);
    expect(await popup.view.value('textbox', 'WebSocket URL')).toBe(gateway().url);
    expect(await popup.waitState(/Not connected/)).toMatch(/^Not connected/);
    expect(await readLog(popup.view)).toEqual([]);
    expect(Object.keys((await readStorage(popup.view)).session)).not.toContain('secrets');

    const handshakes = gateway().stats().handshakes;
    await popup.view.click('button', 'Connect');
    await popup.view.waitText(
      'alert',
      undefined,
      /The keys of profile “chat” are gone: they are kept in memory only until the browser closes\. Paste them again/,
    );
    expect(gateway().stats().handshakes).toBe(handshakes);
    expect(await readLog(popup.view)).toEqual([]);
    await popup.close();

    const options = await OptionsPage.open(second);
    await options.view.waitPageText(/The keys of this profile are gone.*Paste new ones below\./);
    const { accessKeyId, secretAccessKey, sessionToken } = gateway().credentials.good;
    await options.view.fill(
      'textbox',
      'Paste credentials',
      JSON.stringify({
        AccessKeyId: accessKeyId,
        SecretAccessKey: secretAccessKey,
        SessionToken: sessionToken,
      }),
    );
    await options.view.click('button', 'Save');
    await options.view.waitPageText(/Saved\./);
    const { profiles } = await second.command<{ profiles: ProfileView[] }>('overview');
    expect(profiles.map(({ name, hasKeys }) => [name, hasKeys])).toEqual([['chat', true]]);
    const again = await ConsolePage.popup(second);
    await again.view.click('button', 'Connect');
    await again.waitState(/Connected/);
    expect(second.errors).toEqual([]);
  });
});
