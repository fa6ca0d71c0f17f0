import { endpointFacts } from '#core/diagnose/endpointFacts.ts';
import type { Evidence } from '#core/diagnose/evidence.ts';
import { told } from '#core/diagnose/read.ts';
import { judgePolicy } from '#core/policy/judgePolicy.ts';
import { readPolicy } from '#core/policy/readPolicy.ts';
import type { ConsoleStore } from './createStore.ts';

/** What is known of the session that is looked at; subscribes to all of it. */
export function readEvidence(
  store: Pick<
    ConsoleStore,
    | 'session'
    | 'detail'
    | 'sessionEndpoint'
    | 'profiles'
    | 'now'
    | 'gathered'
    | 'gatheredFor'
    | 'gatewayFrames'
    | 'policyText'
  >,
): Evidence | undefined {
  const session = store.session.value;
  if (!session) return undefined;
  const endpoint = store.sessionEndpoint.value;
  const signature = store.detail.value?.signature;
  const keys = store.profiles.value.find(({ id }) => id === session.profileId);
  // The profile may hold other keys by now; their end says nothing of the ones signed with.
  const keysExpiresAt = keys?.accessKeyId === session.accessKeyId ? keys.expiresAt : undefined;
  const gathered = store.gatheredFor.value === session.id ? store.gathered.value : {};
  const evidence: Evidence = {
    session,
    now: store.now.value,
    online: navigator.onLine,
    ...gathered,
    ...(store.gatheredFor.value === session.id ? { gatewayFrames: store.gatewayFrames.value } : {}),
    ...(signature ? { signature } : {}),
    ...endpointFacts(endpoint),
    ...(session.largestSent === undefined ? {} : { largestSent: session.largestSent }),
    sentBinary: session.sentBinary ?? false,
    ...(keysExpiresAt === undefined ? {} : { keysExpiresAt }),
  };
  const policy = readPolicy(store.policyText.value);
  if (!policy.ok) return evidence;
  const denied = told(evidence, 'access-denied')?.fault;
  return { ...evidence, policy: judgePolicy(policy.statements, evidence, evidence.now, denied).evidence };
}
