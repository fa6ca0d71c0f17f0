import { readHandshake } from '#core/diagnose/answer/readHandshake.ts';
import { readClock } from '#core/diagnose/clock.ts';
import { endpointFacts } from '#core/diagnose/endpointFacts.ts';
import type { Evidence } from '#core/diagnose/evidence.ts';
import { told } from '#core/diagnose/read.ts';
import type { PageSocket } from '#core/page/pageSocket.ts';
import { createPolicyJudge } from '#core/policy/judgeText.ts';
import type { SessionDetail, SessionRecord } from '#core/session.ts';
import type { GatheredEvidence } from '#messaging/contract.ts';
import type { ConsoleStore } from './createStore.ts';

type Part =
  | 'session'
  | 'detail'
  | 'sessionEndpoint'
  | 'profiles'
  | 'now'
  | 'gathered'
  | 'gatheredFor'
  | 'gatewayFrames'
  | 'policyText';

/** What evidence is read from: the console's store, or the same of another session. */
export type EvidenceSource = { readonly [Name in Part]: { readonly value: ConsoleStore[Name]['value'] } };

const judgeText = createPolicyJudge();

/** What is known of the session that is looked at; subscribes to all of it. */
export function readEvidence(store: EvidenceSource): Evidence | undefined {
  const session = store.session.value;
  if (!session) return undefined;
  const endpoint = store.sessionEndpoint.value;
  const detail = store.detail.value;
  // A page's was rebuilt from its URL: what the page itself signed over is not known.
  const signature = session.page ? undefined : detail?.signature;
  const keys = store.profiles.value.find(({ id }) => id === session.profileId);
  // The profile may hold other keys by now; their end says nothing of the ones signed with.
  const keysExpiresAt = keys?.accessKeyId === session.accessKeyId ? keys.expiresAt : undefined;
  const gathered = store.gatheredFor.value === session.id ? store.gathered.value : {};
  const evidence: Evidence = {
    session,
    now: store.now.value,
    online: navigator.onLine,
    ...(session.page ? pageEvidence(session.page, session, detail, gathered) : gathered),
    ...(store.gatheredFor.value === session.id ? { gatewayFrames: store.gatewayFrames.value } : {}),
    ...(signature ? { signature } : {}),
    ...endpointFacts(endpoint),
    ...(session.largestSent === undefined ? {} : { largestSent: session.largestSent }),
    sentBinary: session.sentBinary ?? false,
    ...(keysExpiresAt === undefined ? {} : { keysExpiresAt }),
  };
  if (store.policyText.value.trim() === '') return evidence;
  const denied = told(evidence, 'access-denied')?.fault;
  const { judgement } = judgeText(store.policyText.value, evidence, session.createdAt, denied);
  return judgement ? { ...evidence, policy: judgement.evidence } : evidence;
}

/** Of a page's socket, URL and handshake are kept in the log, and outlast what was gathered. */
function pageEvidence(
  page: PageSocket,
  { createdAt, openedAt, endedAt }: SessionRecord,
  detail: SessionDetail | undefined,
  gathered: GatheredEvidence,
): Partial<Evidence> {
  const { sent, handshake } = detail ?? {};
  // While it is being opened, 101 is no news.
  const opened = openedAt !== undefined || endedAt === undefined;
  const recorded = handshake ? readHandshake(handshake, openedAt ?? endedAt ?? createdAt, opened) : {};
  // With access to the host, Firefox tells of the same handshake once more.
  const seen = gathered.answers?.some(({ source }) => source === 'handshake') ?? false;
  const answers = [...(seen ? [] : (recorded.answers ?? [])), ...(gathered.answers ?? [])];
  const pageScheme = URL.canParse(page.pageUrl) ? new URL(page.pageUrl).protocol : undefined;
  return {
    ...(sent ? { sent } : {}),
    ...(recorded.network ? { network: recorded.network } : {}),
    ...(pageScheme ? { pageScheme } : {}),
    ...gathered,
    ...(answers.length > 0 ? { answers, clock: readClock(answers) } : {}),
  };
}
