import type { Evidence, Rule } from './evidence.ts';
import type { Finding, FindingId } from './finding.ts';

/** What does not hang on the one signature that was refused. */
const OF_ANY_SIGNATURE: ReadonlySet<FindingId> = new Set<FindingId>([
  'not-a-websocket-endpoint',
  'unknown-key',
  'expired-credentials',
  'policy-missing',
  'policy-explicit-deny',
  'authorizer-refused',
  'stage-or-api-unknown',
  'default-endpoint-disabled',
  'api-key-or-waf',
  'throttled',
  'connect-integration-failed',
  'connect-integration-timeout',
]);

/**
 * What the answer to a URL that was signed anew says of identity, policy and what stands behind them,
 * never more than likely: it was not this handshake that was answered. Nothing of the signature itself.
 */
export function foundAnew(evidence: Evidence, rules: readonly Rule[]): Finding[] {
  const answer = evidence.answers?.findLast(({ signedAnew }) => signedAnew);
  if (!answer) return [];
  const { signedAnew: _, ...asked } = answer;
  const { match: _match, network: _network, ...rest } = evidence;
  const before = new Set(rules.flatMap((rule) => rule({ ...rest, answers: [] })?.id ?? []));
  return rules
    .flatMap((rule) => rule({ ...rest, answers: [asked] }) ?? [])
    .filter(({ id }) => OF_ANY_SIGNATURE.has(id) && !before.has(id))
    .map((finding) => ({
      ...finding,
      certainty: finding.certainty === 'certain' ? 'likely' : finding.certainty,
      evidenceFor: [...finding.evidenceFor, 'The URL was signed anew for this answer.'],
    }));
}
