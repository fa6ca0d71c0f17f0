import { failedHandshake, type Rule } from '../evidence.ts';
import { matched, mismatchTold, quote, recomputed } from '../read.ts';

/** SigV4 encodes a space as %20; a form encoder writes `+`, which then means either. */
export const plusForSpace: Rule = (evidence) => {
  const { sent, match } = evidence;
  if (!failedHandshake(evidence)) return undefined;
  const proved = matched(evidence, 'plus-for-space');
  const names = (sent?.parameters ?? []).filter(({ plus }) => plus).map(({ name }) => name);
  if (!proved && (names.length === 0 || match?.asSent)) return undefined;
  const said = mismatchTold(evidence);
  return {
    id: 'plus-for-space',
    title: proved ? 'A space was signed as +' : 'A + in the query',
    sentence:
      'In a signed query a space is written %20 and a plus sign %2B; URLSearchParams and form encoders write + for a space, and then signature and URL disagree.',
    certainty: proved ? 'certain' : said ? 'likely' : 'possible',
    evidenceFor: [
      ...(proved ? [recomputed('when + stands for itself')] : []),
      ...(names.length > 0 ? [`A + stands in ${names.join(', ')}.`] : []),
      ...(said ? [quote(said)] : []),
    ],
    evidenceAgainst: proved ? [] : ['Where + was signed as a space, it is in order.'],
    next: 'Encode with encodeURIComponent in place of URLSearchParams, before signing.',
    remedies: [{ kind: 'sign-again' }],
    source: 'AWS: Create a canonical request (URI encode every byte; the space is %20)',
  };
};
