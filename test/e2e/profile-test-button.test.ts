import { afterEach, expect, it } from 'vitest';
import { inBothBrowsers } from './harness/inBrowsers.ts';
import { useGateway } from './harness/useGateway.ts';
import { ProfilePage } from './pages/ProfilePage.ts';

const MINUTE = 60_000;

inBothBrowsers('the test of a profile', (browser) => {
  const gateway = useGateway();
  afterEach(() => gateway().setClockOffset(0));

  const fillIn = (name: string) =>
    ProfilePage.fillIn(browser(), gateway(), {
      name,
      kind: 'Cognito',
      choices: ['Guest'],
      fields: { 'Identity pool ID': gateway().cognito.identityPoolId },
    });

  it('shows account, ARN, time left and clock, and copies the permission that the API needs', async () => {
    const page = await fillIn('Guest');
    await page.view.click('button', 'Test');
    const text = await page.view.waitPageText(/Works\./);
    expect(text).toMatch(/Works\. arn:aws:sts::123456789012:assumed-role\/cognito-guest\//);
    expect(text).toMatch(/Account 123456789012/);
    expect(text).toMatch(/Credentials last until [^(]*\(in (59:\d\d|1:00:0\d)\) Clock/);
    expect(text).toContain('The clock agrees with AWS’s.');

    await page.fill({ 'URL of the API': 'wss://abc123def4.execute-api.eu-central-1.amazonaws.com/dev' });
    await page.view.click('button', 'Copy policy');
    await page.view.waitPageText(/Copied\./);
    expect(JSON.parse(await browser().readClipboard())).toEqual({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: 'execute-api:Invoke', Resource: gateway().connectArn }],
    });
    await page.close();
  });

  it.each<[string, number, RegExp]>([
    ['3 minutes slow', 3, /clock of this computer is 3 min behind AWS’s/],
    ['3 minutes fast', -3, /clock of this computer is 3 min ahead of AWS’s/],
  ])('tells of a clock that is %s', async (name, minutes, sentence) => {
    const page = await fillIn(`Clock ${name}`);
    gateway().setClockOffset(minutes * MINUTE);
    await page.view.click('button', 'Test');
    await page.view.waitPageText(/Works\./);
    await page.view.waitPageText(sentence);
    await page.close();
  });

  it.each<[string, number, RegExp]>([
    ['slow', 10, /clock is 10 min behind AWS’s.*Set the clock/],
    ['fast', -10, /clock is 10 min ahead of AWS’s.*Set the clock/],
  ])('says that a clock is 10 minutes %s', async (name, minutes, sentence) => {
    const page = await fillIn(`Clock 10 minutes ${name}`);
    gateway().setClockOffset(minutes * MINUTE);
    await page.view.click('button', 'Test');
    await page.refusal(sentence);
    await page.close();
  });
});
