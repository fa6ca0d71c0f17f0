import { messageOf } from '../answer/readFaults.ts';
import { type Evidence, failedSession, isApiGateway, type Rule } from '../evidence.ts';
import type { Finding, PossibleCause } from '../finding.ts';
import { answered, quote, told } from '../read.ts';

/** Said last, and only where nothing is certain: what the browser keeps to itself, and the usual causes. */
export const unexplained: Rule = (evidence) => {
  if (!failedSession(evidence)) return undefined;
  // What can be said of no answer at all is said by noAnswer.ts.
  if (evidence.network && !answered(evidence)) return undefined;
  const unread = handshakeOnly(evidence);
  if (unread) return unread;
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

/** Answers that are no refusal, and so explain none. */
function handshakeOnly(evidence: Evidence): Finding | undefined {
  const accepted = told(evidence, 'accepted');
  if (accepted) {
    return {
      id: 'unexplained',
      title: 'The same handshake is accepted now',
      sentence:
        'A second handshake with the same signed URL was answered with 101, so nothing is wrong with it.',
      certainty: 'possible',
      evidenceFor: [quote(accepted)],
      evidenceAgainst: [],
      next: 'Connect again; if it fails again, the cause comes and goes: throttling, the network, an integration.',
      remedies: [{ kind: 'sign-again' }],
      source: 'RFC 6455 section 4.2.2 (101 Switching Protocols)',
    };
  }
  const upgrade = told(evidence, 'upgrade-required');
  if (!upgrade) return undefined;
  return {
    id: 'unexplained',
    title: 'The server answers handshakes only',
    sentence:
      'To a plain GET it says 426 Upgrade Required. Whether it looked at the signature before it said so is not known.',
    certainty: 'possible',
    evidenceFor: [quote(upgrade)],
    evidenceAgainst: [],
    next: 'Run the curl command, which makes a true handshake and shows its answer, or allow repeated handshakes in the options.',
    remedies: [{ kind: 'copy', format: 'curl' }],
    source: 'RFC 9110 section 15.5.22 (426 Upgrade Required)',
    causes: usualCauses(evidence),
  };
}

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
