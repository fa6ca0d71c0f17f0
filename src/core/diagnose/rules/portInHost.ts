import { failedHandshake, isAwsHost, type Rule, targetUrl } from '../evidence.ts';
import { canonicalHost, matched, mismatchTold, quote, recomputed } from '../read.ts';

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
  const url = targetUrl(evidence);
  if (evidence.hostService !== 'execute-api' || url === undefined) return undefined;
  if (url.port === '' || url.port === '443' || !isAwsHost(url.hostname)) return undefined;
  return {
    id: 'port-in-host',
    title: `Port ${url.port} on an execute-api host`,
    sentence: `API Gateway is reached on port 443; this URL asks for ${url.port}, where most likely nothing answers.`,
    certainty: 'likely',
    evidenceFor: [`The URL names port ${url.port}.`],
    evidenceAgainst: [],
    next: 'Take the port off the URL.',
    source: 'AWS: Invoke a WebSocket API (apigateway-how-to-call-websocket-api)',
  };
};
