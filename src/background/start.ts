import { forgetSigningKeys, presign } from '#aws/presign.ts';
import type { HostApi } from '#messaging/contract.ts';
import { serve } from '#messaging/server.ts';
import { createAlarm } from '#platform/alarm.ts';
import { createEventSender } from '#platform/events.ts';
import { apisItem, draftItem, profilesItem, recentsItem } from '#platform/items.ts';
import { onViewConnected } from '#platform/ports.ts';
import { readActiveTabStorage } from '#platform/tabSession.ts';
import { launchWebAuth, redirectUrl } from '#platform/webAuth.ts';
import { assemble } from './assemble.ts';
import { createClients } from './credentials/clients.ts';
import { foundItem } from './signIn/foundItem.ts';
import { createTimedFetch } from './timedFetch.ts';
import { idleItem, sealedItem, secretsItem, unlockedItem } from './vault/items.ts';

/**
 * Puts the background together and begins to serve. Runs to its end without waiting, so that the
 * listeners are there when the browser hands over the event that woke it.
 */
export function startBackground(host: HostApi): void {
  const now = () => Date.now();
  const background = assemble({
    items: {
      profiles: profilesItem,
      apis: apisItem,
      recents: recentsItem,
      draft: draftItem,
      secrets: secretsItem,
      unlocked: unlockedItem,
      sealed: sealedItem,
      idleMinutes: idleItem,
      found: foundItem,
    },
    clients: createClients({
      fetch: createTimedFetch((...request) => globalThis.fetch(...request)),
      now,
      launch: launchWebAuth,
      redirectUrl,
    }),
    readTab: readActiveTabStorage,
    host,
    presign,
    forgetSigningKeys,
    announce: createEventSender(),
    crypto,
    newId: () => crypto.randomUUID(),
    now,
    idleAlarm: createAlarm('idle-lock'),
  });
  onViewConnected((channel) => serve(channel, background));
}
