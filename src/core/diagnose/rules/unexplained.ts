import { messageOf } from '../answer/readFaults.ts';
import {
  bareAnswer,
  type Evidence,
  failedHandshake,
  failedSession,
  isApiGateway,
  type Rule,
} from '../evidence.ts';
import type { Finding } from '../finding.ts';
import { answersToUrl, lateAnswer, mismatchTold, quote, told } from '../read.ts';
import { signatureCauses, usualCauses } from './usualCauses.ts';

type Told = Omit<Finding, 'id' | 'certainty' | 'evidenceAgainst'>;

/** Said last, and only where nothing is certain: what the browser keeps to itself, and the usual causes. */
export const unexplained: Rule = (evidence) => {
  if (!failedHandshake(evidence)) return undefined;
  const answer = answersToUrl(evidence).at(-1);
  // What can be said of no answer at all is said by noAnswer.ts; a pasted URL is not known to have failed.
  const pending = evidence.network?.kind === 'pending';
  if (!answer && ((evidence.network && !pending) || !failedSession(evidence))) return undefined;
  const said = asked(evidence) ?? pasted(evidence) ?? statusAlone(evidence) ?? refusedWithoutReason(evidence);
  if (said) return build(said);
  if (answer) {
    const { status } = answer;
    const failed = !isApiGateway(evidence) && status >= 400;
    return build({
      title: failed ? `The server answered ${status}` : 'This answer fits no cause that is known here',
      sentence: failed
        ? `${status < 500 ? 'It does not take the request as it is' : 'It failed by itself, or something before it did'}; more is not said.`
        : 'The server answered, and its answer is not one that AWS is known to give.',
      evidenceFor: [quote({ answer }, messageOf(answer).slice(0, 200) || undefined)],
      next: `Read the raw answer below, and look for ${isApiGateway(evidence) ? 'a proxy or an integration' : 'a proxy'} that writes it.`,
      source: 'RFC 6455 section 4.1 (opening handshake)',
      causes: usualCauses(evidence),
    });
  }
  return build({
    title: 'The browser does not tell why',
    sentence:
      'The WebSocket interface of browsers hides the status, headers and body of a refused handshake, so the cause can only be narrowed down.',
    evidenceFor: [`The browser reported close code ${evidence.session?.close?.code ?? 1006}.`],
    next: 'Ask the server for its answer, or run the curl command in a terminal: it shows the same.',
    remedies: [{ kind: 'ask-server' }, { kind: 'copy', format: 'curl' }],
    source: 'WHATWG WebSockets: "fail the WebSocket connection"',
    causes: usualCauses(evidence),
  });
};

const build = (said: Told): Finding => ({
  id: 'unexplained',
  certainty: 'possible',
  evidenceAgainst: [],
  ...said,
});

/** Answers to a question of ours that explain nothing of the refusal before. */
function asked(evidence: Evidence): Told | undefined {
  if (evidence.network?.kind === 'pending' && answersToUrl(evidence).length === 0) {
    return {
      title: 'A second handshake was not refused',
      sentence:
        'No refusal came to it within 35 s. Chrome keeps the acceptance of a handshake from a script, so either it is accepted by now, or the server does not answer at all.',
      evidenceFor: [`By ${evidence.network.source}: ${evidence.network.detail}.`],
      next: 'Connect again: an open connection or another refusal tells which.',
      remedies: [{ kind: 'sign-again' }, { kind: 'copy', format: 'curl' }],
      source: 'WHATWG Fetch: a response of status 101 to a request that is no WebSocket handshake',
    };
  }
  const accepted = told(evidence, 'accepted');
  if (accepted?.answer.source === 'handshake') {
    return {
      title: 'It ended before it was open',
      sentence:
        'The server answered 101: it accepted the handshake. Then the connection ended, or something came that breaks the protocol, before the browser took it for open.',
      evidenceFor: [quote(accepted)],
      next: 'Look at what the server does right after it accepts a connection: it may close at once, or send what is no WebSocket frame.',
      remedies: [{ kind: 'copy', format: 'curl' }],
      source: 'RFC 6455 sections 4.2.2 and 7.1.7 (101 Switching Protocols; Fail the WebSocket Connection)',
    };
  }
  if (accepted) {
    return {
      title: 'The same handshake is accepted now',
      sentence:
        'A second handshake with the same signed URL was answered with 101, so nothing is wrong with it.',
      evidenceFor: [quote(accepted)],
      next: 'Connect again; if it fails again, the cause comes and goes: throttling, the network, an integration.',
      remedies: [{ kind: 'sign-again' }],
      source: 'RFC 6455 section 4.2.2 (101 Switching Protocols)',
    };
  }
  const late = lateAnswer(evidence);
  if (late) {
    return {
      title: 'The server was asked too late',
      sentence:
        'The signed URL or its keys had ended by the time of asking, and were good when the handshake was made: the answer tells nothing of that.',
      evidenceFor: [quote(late)],
      next: 'Press “Sign anew and ask”, or connect again and ask within a few minutes.',
      remedies: [{ kind: 'sign-again' }],
      source: 'AWS IAM: Troubleshoot Signature Version 4 signing (expired signatures)',
      causes: usualCauses(evidence),
    };
  }
  const upgrade = told(evidence, 'upgrade-required');
  if (!upgrade) return undefined;
  return {
    title: 'The server answers handshakes only',
    sentence:
      'To a plain GET it says 426 Upgrade Required. Whether it looked at the signature before it said so is not known.',
    evidenceFor: [quote(upgrade)],
    next: 'Run the curl command, which makes a true handshake and shows its answer, or allow repeated handshakes in the options.',
    remedies: [{ kind: 'copy', format: 'curl' }],
    source: 'RFC 9110 section 15.5.22 (426 Upgrade Required)',
    causes: usualCauses(evidence),
  };
}

/** Texts that say that it was refused, and no more. */
function pasted(evidence: Evidence): Told | undefined {
  const mismatch = mismatchTold(evidence);
  if (mismatch) {
    return {
      title: 'AWS takes the signature for wrong',
      sentence:
        'What was signed and what arrived are not the same, or the secret is another one; the answer alone cannot tell which.',
      evidenceFor: [quote(mismatch)],
      next: bareAnswer(evidence)
        ? 'Paste the signed URL too, with its keys stored in a profile: then the change that makes the signature match names the mistake.'
        : 'Store the keys that it was signed with in a profile: then the change that makes the signature match names the mistake.',
      source: 'AWS IAM: Troubleshoot Signature Version 4 signing',
      causes: signatureCauses(evidence),
    };
  }
  const unknown = bareAnswer(evidence) ? told(evidence, 'unknown') : undefined;
  if (unknown?.answer.status !== 403) return undefined;
  return {
    title: 'A 403 alone does not tell why',
    sentence: 'The server refused the handshake, and this text holds neither headers nor body of its answer.',
    evidenceFor: ['The status is 403.'],
    next: 'Paste the signed URL as well, or the whole answer, as curl -i shows it.',
    source: 'AWS re:Post: troubleshoot HTTP 403 Forbidden errors from API Gateway',
    causes: usualCauses(evidence),
  };
}

/** 403 and ForbiddenException, as AWS IoT answers to every refusal. */
/** Of a page's refused handshake Chrome's DevTools tell the status, in words, and nothing else. */
function statusAlone(evidence: Evidence): Told | undefined {
  const answer = answersToUrl(evidence).at(-1);
  if (answer?.source !== 'handshake' || answer.headers.length > 0) return undefined;
  return {
    title: `The server answered ${answer.status}, and the browser tells no more`,
    sentence:
      'DevTools shows neither headers nor body of a refused handshake, in which AWS says why, so the cause can only be narrowed down.',
    evidenceFor: [quote({ answer })],
    next: 'Ask the server for its answer: it tells the causes apart.',
    remedies: [{ kind: 'ask-server' }],
    source: 'WHATWG WebSockets: "fail the WebSocket connection"',
    causes: [...signatureCauses(evidence), ...usualCauses(evidence)],
  };
}

function refusedWithoutReason(evidence: Evidence): Told | undefined {
  const said = isApiGateway(evidence) ? undefined : told(evidence, 'forbidden', 'unauthorized');
  if (!said) return undefined;
  return {
    title: 'The service refuses, and does not say why',
    sentence:
      'Its answer is the same for a wrong signature, for keys that it does not know and for a policy.',
    evidenceFor: [quote(said)],
    next: 'Go through the causes in their order; “Test the keys” settles whether AWS knows the keys.',
    source: 'AWS IoT Core developer guide: MQTT over the WebSocket protocol; Troubleshooting',
    causes: [...signatureCauses(evidence), ...usualCauses(evidence)],
  };
}
