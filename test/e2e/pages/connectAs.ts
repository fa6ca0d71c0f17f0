import type { ProfileView } from '#core/profile.ts';
import type { Gateway } from '../../gateway/gateway.ts';
import type { ExtensionBrowser } from '../harness/ExtensionBrowser.ts';
import { eventually } from '../harness/eventually.ts';

/**
 * Connects with the profile as the console does, without its clicks (see `echoThrough`), and disconnects;
 * gives the ARN that was let in.
 */
export async function connectAs(
  browser: ExtensionBrowser,
  gateway: Gateway,
  profile: string,
): Promise<string> {
  const { profiles } = await browser.command<{ profiles: ProfileView[] }>('overview');
  const profileId = profiles.find(({ name }) => name === profile)?.id;
  const known = new Set(gateway.connections());
  const id = await browser.command<number>('connect', { url: gateway.url, profileId });
  const { principal } = await eventually(`a connection of “${profile}”`, () =>
    gateway.connections().find((one) => !known.has(one)),
  );
  await browser.command('disconnect', id);
  await eventually('its end', () => gateway.connections().length === known.size);
  return principal?.arn ?? '';
}
