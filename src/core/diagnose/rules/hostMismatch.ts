import { failedHandshake, type Rule } from '../evidence.ts';
import { canonicalHost, matched, mismatchTold, quote, recomputed } from '../read.ts';

/** What was signed as Host is not what arrived: a proxy or CDN, or a URL signed for another name. */
export const hostMismatch: Rule = (evidence) => {
  if (!failedHandshake(evidence)) return undefined;
  const proved = matched(evidence, 'host');
  const said = mismatchTold(evidence);
  const theirs = canonicalHost(said?.fault.canonicalRequest);
  const ours = canonicalHost(evidence.signature?.canonicalRequest) ?? evidence.sent?.host;
  const rewritten = theirs !== undefined && ours !== undefined && theirs !== ours && !portOnly(theirs, ours);
  if (!proved && !rewritten) return undefined;
  const [signed, arrived] = [proved?.signedHost ?? ours, theirs ?? evidence.sent?.host];
  return {
    id: 'host-mismatch',
    title: `Signed for ${signed}, arrived for ${arrived}`,
    sentence:
      'Host is part of every signature, so it has to be the name under which the request reaches AWS.',
    certainty: 'certain',
    evidenceFor: [
      ...(proved ? [recomputed(`for the host ${proved.signedHost}`)] : []),
      ...(rewritten ? [`AWS computed with host ${theirs}.`] : []),
      ...(said ? [quote(said)] : []),
    ],
    evidenceAgainst: [],
    next: rewritten
      ? 'A CDN or proxy before the API rewrites Host: have it pass Host on, or connect to the API by its own name.'
      : 'Sign the URL that is opened, with its own host name, and change nothing of it afterwards.',
    remedies: rewritten ? [] : [{ kind: 'sign-again' }],
    source:
      'AWS: Troubleshoot Signature Version 4 signing; API Gateway: custom domain names for WebSocket APIs',
  };
};

const portOnly = (a: string, b: string): boolean => a.replace(/:\d*$/, '') === b.replace(/:\d*$/, '');
