import { expect, it } from 'vitest';
import { addProfile } from './harness/addProfile.ts';
import { inBothBrowsers } from './harness/inBrowsers.ts';
import { useGateway } from './harness/useGateway.ts';
import { ConsolePage } from './pages/ConsolePage.ts';

const AWS_HOST = 'abc123def4.execute-api.eu-central-1.amazonaws.com';

inBothBrowsers('endpoint override', (browser) => {
  const gateway = useGateway();

  it('connects to the emulator, with path, query and scope of the AWS URL', async () => {
    // Without region and service: both must come from the AWS host.
    const origin = `ws://127.0.0.1:${gateway().port}`;
    const { good } = gateway().credentials;
    await addProfile(browser(), 'emulator', good, { region: '', service: '', endpoint: origin });
    const popup = await ConsolePage.popup(browser());
    await popup.connect(`wss://${AWS_HOST}/dev?room=1`, 'emulator');
    await popup.waitState(/Connected/);
    await popup.send('{"action":"echo","at":"emulator"}');
    await popup.waitRow(/received.*"at":"emulator"|"at":"emulator".*/);

    const [request, ...others] = gateway().requests;
    expect(others).toEqual([]);
    expect(request).toMatchObject({ status: 101, headers: { host: `127.0.0.1:${gateway().port}` } });
    const target = new URL(request!.target, origin);
    expect([target.pathname, target.searchParams.get('room')]).toEqual(['/dev', '1']);
    expect(target.searchParams.get('X-Amz-Credential')).toMatch(/\/eu-central-1\/execute-api\/aws4_request$/);

    await popup.view.click('button', 'Options');
    await popup.view.waitPageText(
      new RegExp(`Connects to ${origin} instead of the host in the URL, as the profile emulator says`),
    );
    await popup.view.click('button', 'Disconnect');
    await popup.waitState(/Closed/);
    await popup.close();
  });
});
