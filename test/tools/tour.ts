import { mkdir } from 'node:fs/promises';
import type { ExtensionBrowser } from '../e2e/harness/ExtensionBrowser.ts';
import { ConsolePage } from '../e2e/pages/ConsolePage.ts';
import { echoThrough } from '../e2e/pages/echoThrough.ts';
import { OptionsPage } from '../e2e/pages/OptionsPage.ts';
import { ProfilePage } from '../e2e/pages/ProfilePage.ts';
import type { Gateway } from '../gateway/gateway.ts';
import { COGNITO_NAME } from './seed.ts';

const TICKS = 40;

/** Walks through the main job by the real popup, prints what a person would see, leaves pictures in out/. */
export async function tour(
  browser: ExtensionBrowser,
  gateway: Gateway,
  profile: { name: string; accessKeyId: string },
): Promise<void> {
  const started = Date.now();
  await mkdir('out', { recursive: true });
  const shot = (name: string) => `out/${browser.target}-${name}.png`;

  const popup = await ConsolePage.popup(browser);
  await popup.view.click('button', 'Connect');
  await popup.waitState(/Connected/);
  await popup.send(JSON.stringify({ action: 'echo', body: { type: 'hello', from: 'Countersign' } }));
  await popup.waitRow(/"hello"/);
  await popup.send(JSON.stringify({ action: 'ticker', rate: 100, size: 200, count: TICKS }));
  await popup.waitRow(new RegExp(`"n":${TICKS}\\b`));
  await popup.view.screenshot(shot('popup'));

  const overview = await browser.command<{ draft: { sessionId?: number } }>('overview');
  const session = await readSession(popup, overview.draft.sessionId);
  print('Profile', `${profile.name} (${profile.accessKeyId})`);
  await popup.view.click('tab', 'Signature');
  const signed = await popup.view.waitPageText(/X-Amz-Signature/);
  print('Signed URL', signed.match(/wss?:\/\/\S+X-Amz-Signature=\S+/)?.[0] ?? '(not shown)');
  print('Handshake', `HTTP 101 in ${session.handshakeMs.toFixed(0)} ms`);
  print('Frames', `${session.sent.frames} sent, ${session.received.frames} received`);
  for (const tab of ['Signature', 'Handshake', 'Diagnosis']) {
    await popup.view.click('tab', tab);
    await popup.view.screenshot(shot(`popup-${tab.toLowerCase()}`));
  }
  await popup.close();

  await browser.setTheme('dark');
  const dark = await ConsolePage.popup(browser);
  await dark.waitRow(/"tick"/);
  await dark.view.screenshot(shot('popup-dark'));
  await dark.close();
  const tab = await ConsolePage.tab(browser);
  await tab.waitRow(/"tick"/);
  await tab.view.screenshot(shot('tab-dark'));
  await browser.setTheme('light');
  const options = await OptionsPage.open(browser);
  await options.view.screenshot(shot('options'));
  await options.view.close();
  await tab.view.click('button', 'Disconnect');
  await tab.waitState(/Closed/);
  await tab.close();
  await walkThroughCognito(browser, gateway, shot('options-cognito'));

  if (session.received.frames !== TICKS + 1) {
    throw new Error(`${session.received.frames} frames arrived, and ${TICKS + 1} were sent.`);
  }
  if (browser.errors.length > 0)
    throw new Error(`The extension’s pages reported: ${browser.errors.join('; ')}`);
  print('Pictures', 'out/');
  print('Time', `${((Date.now() - started) / 1000).toFixed(1)} s`);
  await gateway.close();
}

/** The same with the profile that signed in to Cognito. */
async function walkThroughCognito(
  browser: ExtensionBrowser,
  gateway: Gateway,
  picture: string,
): Promise<void> {
  const options = await ProfilePage.open(browser, COGNITO_NAME);
  await options.view.click('button', 'Test');
  await options.view.waitPageText(/Works\./);
  await options.view.screenshot(picture);
  await options.close();
  const arn = await echoThrough(browser, gateway, COGNITO_NAME);
  print('Cognito', `${COGNITO_NAME}: connected as ${arn}, one frame there and back`);
}

interface Session {
  id: number;
  handshakeMs: number;
  sent: { frames: number };
  received: { frames: number };
}

/** The session's record, straight from the log. */
async function readSession(page: ConsolePage, id: number | undefined): Promise<Session> {
  return page.view.until(
    'the session in the log',
    (win, wanted) =>
      new Promise<Session | undefined>((resolve, reject) => {
        const opening = win.indexedDB.open('countersign-log');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const all = opening.result.transaction('sessions').objectStore('sessions').getAll();
          all.onsuccess = () => {
            opening.result.close();
            const sessions = all.result as Session[];
            resolve(sessions.find((session) => session.id === wanted) ?? sessions.at(-1));
          };
        };
      }),
    id,
  );
}

function print(label: string, value: string): void {
  console.log(`${label.padEnd(12)}${value}`);
}
