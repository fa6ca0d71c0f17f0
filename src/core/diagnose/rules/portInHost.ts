import { HOSTS } from '../../endpoint/hosts.ts';
import { type Evidence, failedHandshake, isAwsHost, type Rule, targetUrl } from '../evidence.ts';
import type { Finding } from '../finding.ts';
import { answered, canonicalHost, matched, mismatchTold, quote, recomputed } from '../read.ts';

/** Each AWS host listens on one port, API Gateway on 443 and Transcribe on 8443. */
function otherPort(evidence: Evidence): Finding | undefined {
  const url = targetUrl(evidence);
  const row = url && isAwsHost(url.hostname) && HOSTS.find(({ host }) => host.test(url.hostname));
  // What answered was listening.
  if (!url || !row || answered(evidence)) return undefined;
  const [wanted, given] = [`${row.port ?? 443}`, url.port || '443'];
  if (wanted === given) return undefined;
  const right = new URL(evidence.session?.url ?? url.href);
  right.port = wanted === '443' ? '' : wanted;
  return {
    id: 'port-in-host',
    title: `Port ${given} on a host of ${row.label}`,
    sentence: `${row.label} listens on port ${wanted}; this URL asks for ${given}, where most likely nothing answers.`,
    certainty: 'likely',
    evidenceFor: [
      url.port === '' ? 'The URL names no port, which means 443.' : `The URL names port ${given}.`,
    ],
    evidenceAgainst: [],
    next: wanted === '443' ? 'Take the port off the URL.' : `Write the port ${wanted} into the URL.`,
    remedies: [{ kind: 'sign-again', url: right.href }],
    source:
      row.service === 'execute-api'
        ? 'AWS: Invoke a WebSocket API (apigateway-how-to-call-websocket-api)'
        : `AWS: developer guide of ${row.label}`,
  };
}

/** The port is part of Host, and so of the signature, only where it is not the scheme's default. */
export const portInHost: Rule = (evidence) => {
  if (!failedHandshake(evidence)) return undefined;
  const proved = matched(evidence, 'port-signed', 'port-not-signed');
  const said = mismatchTold(evidence);
  const theirs = canonicalHost(said?.fault.canonicalRequest);
  const ours = canonicalHost(evidence.signature?.canonicalRequest) ?? evidence.sent?.host;
  const differs =
    theirs !== undefined &&
    ours !== undefined &&
    theirs !== ours &&
    theirs.replace(/:\d*$/, '') === ours.replace(/:\d*$/, '');
  if (proved || differs) {
    return {
      id: 'port-in-host',
      title: `Signed for ${proved?.signedHost ?? ours}`,
      sentence:
        'Browsers put the port into Host only where it is not the default of the scheme (443 for wss:), and the signature was made over another Host.',
      certainty: 'certain',
      evidenceFor: [
        ...(proved ? [recomputed(`for Host “${proved.signedHost}”`)] : []),
        ...(differs ? [`AWS computed with Host “${theirs}”.`] : []),
        ...(said ? [quote(said)] : []),
      ],
      evidenceAgainst: [],
      next: 'Sign Host without the default port, and with any other port.',
      remedies: [{ kind: 'sign-again' }],
      source: 'RFC 9110 section 7.2 (Host); AWS: Create a canonical request',
    };
  }
  return otherPort(evidence);
};
