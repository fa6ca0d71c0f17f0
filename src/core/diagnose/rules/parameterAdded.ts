import { isSigningParameter } from '../../endpoint/parameters.ts';
import { failedHandshake, type Rule } from '../evidence.ts';
import { matched, mismatchTold, quote, recomputed } from '../read.ts';
import { placeTells } from '../sentUrl/placeTells.ts';

/** The whole query is signed, so nothing may be added to it afterwards. */
export const parameterAdded: Rule = (evidence) => {
  const { sent, match } = evidence;
  if (!failedHandshake(evidence)) return undefined;
  const proved = matched(evidence, 'parameter-added');
  const behind = (placeTells(sent) ? sent.parameters : [])
    .filter(({ afterSignature, name }) => afterSignature && !isSigningParameter(name))
    .map(({ name }) => name);
  if (!proved && (behind.length === 0 || match?.asSent)) return undefined;
  const names = proved?.names ?? behind;
  const list = names.join(', ');
  const said = mismatchTold(evidence);
  return {
    id: 'parameter-added-after-signing',
    title: proved ? `${list} was added after signing` : `${list} may have been added after signing`,
    sentence: `All parameters of the query are part of the signature, ${names.length > 1 ? 'these' : 'this one'} too, so the URL has to be signed with ${names.length > 1 ? 'them' : 'it'}.`,
    certainty: proved ? 'certain' : said ? 'likely' : 'possible',
    evidenceFor: [
      ...(proved ? [recomputed(`without ${list}`)] : []),
      ...(behind.length > 0 ? [`${behind.join(', ')} stands behind X-Amz-Signature.`] : []),
      ...(said ? [quote(said)] : []),
    ],
    evidenceAgainst: proved ? [] : ['The order of parameters does not matter by itself.'],
    next: 'Add the parameters first, then sign the whole URL.',
    remedies: [{ kind: 'sign-again' }],
    source: 'AWS: Create a canonical request (canonical query string)',
  };
};
