import type { Evidence } from '#core/diagnose/evidence.ts';
import type { ConsoleStore } from './createStore.ts';

/** What is known of the session that is looked at; subscribes to all of it. */
export function readEvidence(
  store: Pick<ConsoleStore, 'session' | 'detail' | 'sessionEndpoint' | 'profiles' | 'now'>,
): Evidence | undefined {
  const session = store.session.value;
  if (!session) return undefined;
  const endpoint = store.sessionEndpoint.value;
  const signature = store.detail.value?.signature;
  const keys = store.profiles.value.find(({ id }) => id === session.profileId);
  // The profile may hold other keys by now; their end says nothing of the ones signed with.
  const keysExpiresAt = keys?.accessKeyId === session.accessKeyId ? keys.expiresAt : undefined;
  return {
    session,
    now: store.now.value,
    ...(signature ? { signature } : {}),
    ...(endpoint?.region ? { hostRegion: endpoint.region } : {}),
    ...(endpoint?.service ? { hostService: endpoint.service } : {}),
    ...(endpoint?.label ? { label: endpoint.label } : {}),
    ...(endpoint?.apiId ? { apiId: endpoint.apiId } : {}),
    ...(endpoint?.stage ? { stage: endpoint.stage } : {}),
    ...(session.largestSent === undefined ? {} : { largestSent: session.largestSent }),
    sentBinary: session.sentBinary ?? false,
    ...(keysExpiresAt === undefined ? {} : { keysExpiresAt }),
  };
}
