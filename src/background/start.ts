import { forgetSigningKeys, presign } from '#aws/presign.ts';
import type { HostApi, HostCallbacks } from '#messaging/contract.ts';
import { serve } from '#messaging/server.ts';
import { createAlarm } from '#platform/alarm.ts';
import { createEventSender } from '#platform/events.ts';
import type { SeenHandshake } from '#platform/handshakeWatch.ts';
import {
  apisItem,
  choicesItem,
  draftItem,
  environmentsItem,
  messagesItem,
  profilesItem,
  recentsItem,
  retentionItem,
  sequencesItem,
} from '#platform/items.ts';
import { hasHost } from '#platform/permissions.ts';
import { onConnected } from '#platform/ports.ts';
import { readActiveTabStorage } from '#platform/tabSession.ts';
import { withUpgradeHeaders } from '#platform/upgradeProbe.ts';
import { launchWebAuth, redirectUrl } from '#platform/webAuth.ts';
import { assemble } from './assemble.ts';
import { createClients } from './credentials/clients.ts';
import { attemptsItem } from './diagnosis/attemptsItem.ts';
import { readSeen } from './diagnosis/readSeen.ts';
import { requestsItem } from './reconnect/requestsItem.ts';
import { foundItem } from './signIn/foundItem.ts';
import { createTimedFetch } from './timedFetch.ts';
import { idleItem, sealedItem, secretsItem, unlockedItem } from './vault/items.ts';

/**
 * Puts the background together and begins to serve. Runs to its end without waiting, so that the
 * listeners are there when the browser hands over the event that woke it. Returns what a host in
 * the same page calls back; one in a page of its own connects (platform/ports.ts).
 */
export function startBackground(
  host: HostApi,
  watch?: (listener: (seen: SeenHandshake) => void) => void,
): HostCallbacks {
  const now = () => Date.now();
  const { background, callbacks, seen, captureLine } = assemble({
    items: {
      profiles: profilesItem,
      apis: apisItem,
      recents: recentsItem,
      draft: draftItem,
      retention: retentionItem,
      secrets: secretsItem,
      unlocked: unlockedItem,
      sealed: sealedItem,
      idleMinutes: idleItem,
      found: foundItem,
      signedFrom: requestsItem,
      attempts: attemptsItem,
      messages: messagesItem,
      sequences: sequencesItem,
      environments: environmentsItem,
      choices: choicesItem,
    },
    clients: createClients({
      fetch: createTimedFetch((...request) => globalThis.fetch(...request)),
      now,
      launch: launchWebAuth,
      redirectUrl,
    }),
    readTab: readActiveTabStorage,
    fetch: (...request) => globalThis.fetch(...request),
    hasHost,
    withUpgradeHeaders,
    host,
    presign,
    forgetSigningKeys,
    announce: createEventSender(),
    crypto,
    newId: () => crypto.randomUUID(),
    now,
    idleAlarm: createAlarm('idle-lock'),
  });
  onConnected({
    background(channel) {
      const { capture, close } = captureLine();
      serve(channel, { ...background, capture });
      channel.onClose(close);
    },
    host: (channel) => serve(channel, callbacks),
  });
  if (watch) {
    watch((handshake) => {
      const what = readSeen(handshake);
      if (what) void seen(handshake.url, what);
    });
  }
  return callbacks;
}
