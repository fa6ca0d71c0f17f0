import { messageOf } from '../answer/readFaults.ts';
import { type Evidence, failedSession, isApiGateway, type Rule } from '../evidence.ts';
import type { PossibleCause } from '../finding.ts';
import { quote } from '../read.ts';

/** Said last, and only where nothing is certain: what the browser keeps to itself, and the usual causes. */
export const unexplained: Rule = (evidence) => {
  if (!failedSession(evidence)) return undefined;
  const answer = evidence.answers?.findLast(({ signedAnew }) => !signedAnew);
  if (answer) {
    return {
      id: 'unexplained',
      title: 'This answer fits no cause that is known here',
      sentence: 'The server answered, and its answer is not one that API Gateway or IAM is known to give.',
      certainty: 'possible',
      evidenceFor: [quote({ answer }, messageOf(answer).slice(0, 200) || undefined)],
      evidenceAgainst: [],
      next: 'Read the raw answer below, and look for a proxy or an integration that writes it.',
      source: 'RFC 6455 section 4.1 (opening handshake)',
      causes: usualCauses(evidence),
    };
  }
  return {
    id: 'unexplained',
    title: 'The browser does not tell why',
    sentence:
      'The WebSocket interface of browsers hides the status, headers and body of a refused handshake, so the cause can only be narrowed down.',
    certainty: 'possible',
    evidenceFor: [`The browser reported close code ${evidence.session.close?.code ?? 1006}.`],
    evidenceAgainst: [],
    next: 'Ask the server for its answer, or run the curl command in a terminal: it shows the same.',
    remedies: [{ kind: 'ask-server' }, { kind: 'copy', format: 'curl' }],
    source: 'WHATWG WebSockets: "fail the WebSocket connection"',
    causes: usualCauses(evidence),
  };
};

/** Most frequent first, by our count of public threads; what the evidence excludes is left out. */
function usualCauses(evidence: Evidence): PossibleCause[] {
  const { hostRegion, signature, apiId, stage } = evidence;
  const gateway = isApiGateway(evidence);
  const causes: (PossibleCause | false)[] = [
    gateway && {
      id: 'policy-missing',
      sentence: `The IAM identity may lack execute-api:Invoke on ${apiId ?? '{api-id}'}/${stage ?? '{stage}'}/$connect. A REST-shaped ARN with four parts does not match.`,
    },
    {
      id: 'token-of-other-key',
      sentence: 'The keys may have been revoked, or key, secret and session token may not belong together.',
    },
    hostRegion === undefined && {
      id: 'wrong-region',
      sentence: `The host does not name its region; ${signature?.region ?? 'the one chosen'} may be the wrong one.`,
    },
    hostRegion === undefined && {
      id: 'host-mismatch',
      sentence: 'A CDN or proxy before a custom domain may change Host or path, which breaks the signature.',
    },
    {
      id: 'clock-behind',
      sentence: "This computer's clock may be more than 5 minutes off.",
    },
    gateway && {
      id: 'stage-or-api-unknown',
      sentence:
        'The API or its stage may not exist, may not be deployed since its last change, or may have its default endpoint disabled.',
    },
    gateway && {
      id: 'connect-integration-failed',
      sentence: 'The $connect integration or an authorizer may refuse or fail; its own log tells.',
    },
    {
      id: 'throttled',
      sentence: 'The service may be throttling new connections.',
    },
    {
      id: 'network-refused',
      sentence: 'The server may not be reachable: offline, unknown host, firewall, VPN or a TLS error.',
    },
  ];
  return causes.filter((cause) => cause !== false);
}
