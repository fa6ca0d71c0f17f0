import type { Gateway } from '../../gateway/gateway.ts';
import type { ExtensionBrowser } from '../harness/ExtensionBrowser.ts';
import { ConsolePage } from './ConsolePage.ts';

/** Connects in the console with the profile until the console shows the echo, then disconnects; gives the ARN that was let in. */
export async function echoThrough(
  browser: ExtensionBrowser,
  gateway: Gateway,
  profile: string,
): Promise<string> {
  const console = await ConsolePage.tab(browser);
  await console.connect(gateway.url, profile);
  await console.waitState(/Connected/);
  const echo = JSON.stringify({ action: 'echo', by: profile });
  await console.send(echo);
  await console.view.until(
    'the echo',
    (win, text) => {
      const last = [...win.document.querySelectorAll('[role=grid] [role=row]')].at(-1);
      const received = last?.querySelector('[role=gridcell]')?.getAttribute('aria-label') === 'received';
      return received && last.textContent?.includes(text);
    },
    echo,
  );
  const arn = gateway.connections().at(-1)?.principal?.arn ?? '';
  await console.view.click('button', 'Disconnect');
  await console.waitState(/Closed/);
  await console.close();
  return arn;
}
