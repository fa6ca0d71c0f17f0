import { formatDuration } from '../../time.ts';
import { type Evidence, failedHandshake, mayBeApiGateway, type Rule, targetUrl } from '../evidence.ts';
import type { PossibleCause } from '../finding.ts';
import { answered } from '../read.ts';

/** A handshake that waits longer is worth a word: most are answered within a second. */
const SLOW_MS = 8_000;
/** How long browsers wait by themselves: Firefox (`network.websocket.timeout.open`), Chromium (net/websockets). */
const BROWSER_LIMITS_MS = [20_000, 240_000];

/** The server was asked and says nothing: that is neither a refusal nor an unknown host. */
export const handshakeTimeout: Rule = (evidence) => {
  const line = answered(evidence) ? undefined : whatWaited(evidence);
  if (line === undefined) return undefined;
  const place = targetUrl(evidence)?.host ?? 'this address';
  const told = evidence.network !== undefined;
  return {
    id: 'no-answer',
    title: `No answer comes from ${place}`,
    sentence:
      'Neither an answer nor a refusal has come, so nothing is known of what the server thinks of signature and policy.',
    certainty: told ? 'likely' : 'possible',
    evidenceFor: [line],
    evidenceAgainst: told ? [] : ['A server that is slow to answer looks the same.'],
    next: 'Run the curl command: where it says “Connection timed out” the network is to blame, where “Operation timed out” the server.',
    remedies: [{ kind: 'copy', format: 'curl' }],
    source: 'RFC 6455 section 4.1 (opening handshake)',
    causes: causesOf(evidence, place),
  };
};

function whatWaited(evidence: Evidence): string | undefined {
  const { network, session, now } = evidence;
  if (session?.state === 'connecting' && session.openedAt === undefined && session.attempt === undefined)
    return now - session.createdAt >= SLOW_MS
      ? `The handshake has been waiting for more than ${formatDuration(SLOW_MS)}.`
      : undefined;
  if (!failedHandshake(evidence)) return undefined;
  if (network) return network.kind === 'timeout' ? `By ${network.source}: ${network.detail}.` : undefined;
  const took = (session?.endedAt ?? 0) - (session?.createdAt ?? 0);
  const limit = BROWSER_LIMITS_MS.find((one) => took > one - 500 && took < one + 2_000);
  return limit === undefined
    ? undefined
    : `The handshake ended after ${formatDuration(limit)}, the time after which a browser gives up by itself.`;
}

function causesOf(evidence: Evidence, place: string): PossibleCause[] {
  const causes: (PossibleCause | false)[] = [
    { id: 'network-refused', sentence: `A firewall, VPN or proxy drops what is sent to ${place}.` },
    {
      id: 'no-answer',
      sentence: 'The server takes the connection and is stuck; its log tells whether the request arrived.',
    },
    mayBeApiGateway(evidence) && {
      id: 'connect-integration-timeout',
      sentence:
        'The $connect integration or an authorizer is slow; API Gateway itself ends a handshake with 504 after 29 s.',
    },
  ];
  return causes.filter((cause) => cause !== false);
}
