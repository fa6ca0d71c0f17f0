import { forgetSigningKeys, presign } from '#aws/presign.ts';
import type { HostApi } from '#messaging/contract.ts';
import { serve } from '#messaging/server.ts';
import { createEventSender } from '#platform/events.ts';
import { apisItem, draftItem, keysItem, profilesItem, recentsItem } from '#platform/items.ts';
import { onViewConnected } from '#platform/ports.ts';
import { createApis } from './apis.ts';
import { createBackground } from './background.ts';
import { createProfiles } from './profiles.ts';
import { createSigner } from './signing.ts';
import { createVault } from './vault.ts';

/**
 * Puts the background together and begins to serve. Runs to its end without waiting, so that the
 * listeners are there when the browser hands over the event that woke it.
 */
export function startBackground(host: HostApi): void {
  const now = () => Date.now();
  const newId = () => crypto.randomUUID();
  const vault = createVault(keysItem, forgetSigningKeys);
  const profiles = createProfiles(profilesItem, vault, newId);
  const background = createBackground({
    profiles,
    apis: createApis(apisItem, newId),
    recents: recentsItem,
    draft: draftItem,
    sign: createSigner({ profiles, vault, presign, now }),
    host,
    announce: createEventSender(),
    now,
  });
  onViewConnected((channel) => serve(channel, background));
}
