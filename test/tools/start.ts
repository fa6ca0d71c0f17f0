/**
 * The main job in a real browser, against the local gateway: for the person to click, or, where
 * there is no display or with `--headless`, as a tour that clicks the real popup itself.
 */

import { launchChrome } from '../e2e/harness/chrome.ts';
import type { Target } from '../e2e/harness/ExtensionBrowser.ts';
import { launchFirefox } from '../e2e/harness/firefox.ts';
import { ConsolePage } from '../e2e/pages/ConsolePage.ts';
import { startGateway } from '../gateway/gateway.ts';
import { COGNITO_NAME, seed, seedCognito } from './seed.ts';
import { tour } from './tour.ts';

const target: Target = process.argv.includes('--firefox') ? 'firefox' : 'chrome';
const hasDisplay =
  process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
const headless = process.argv.includes('--headless') || !hasDisplay;

const gateway = await startGateway({ binary: 'echo' });
const browser = await (target === 'chrome' ? launchChrome : launchFirefox)({ headless });
let exitCode = 0;
try {
  console.log(`Local IAM WebSocket gateway: ${gateway.url}`);
  const profile = await seed(browser, gateway);
  await seedCognito(browser, gateway);
  if (headless) {
    await tour(browser, gateway, profile);
  } else {
    await ConsolePage.tab(browser);
    console.log('The console is open in a tab, and behind the Countersign button of the toolbar.');
    console.log('The profile and the API of the local gateway are chosen: press Connect.');
    console.log(`The profile “${COGNITO_NAME}” is signed in to the gateway’s Cognito, and connects as well.`);
    console.log('Then send {"action":"ticker","rate":50,"size":200,"seconds":30}.');
    console.log('Close the browser or press Ctrl+C to end.');
    await Promise.race([browser.closed, new Promise((resolve) => process.once('SIGINT', resolve))]);
  }
} catch (error) {
  console.error(`The tour failed: ${error instanceof Error ? error.message : error}`);
  exitCode = 1;
} finally {
  await browser.close().catch(() => {});
  await gateway.close();
}
process.exit(exitCode);
