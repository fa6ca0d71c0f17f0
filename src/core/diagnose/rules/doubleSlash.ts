import { failedHandshake, type Rule } from '../evidence.ts';
import { matched, mismatchTold, quote, recomputed } from '../read.ts';

/** Signers fold `//` into `/`, and the wire keeps it. */
export const doubleSlash: Rule = (evidence) => {
  const { sent, match } = evidence;
  if (!failedHandshake(evidence)) return undefined;
  const proved = matched(evidence, 'double-slash');
  if (!proved && (!sent?.path.includes('//') || match?.asSent)) return undefined;
  const said = mismatchTold(evidence);
  const single = proved?.signedPath ?? sent?.path.replace(/\/{2,}/g, '/') ?? '/';
  return {
    id: 'double-slash',
    title: 'The path holds a double slash',
    sentence: `Signers fold // into /, and the browser sends ${sent?.path ?? 'it'} as it stands, so the signature is over another path.`,
    certainty: proved ? 'certain' : 'likely',
    evidenceFor: [
      ...(sent ? [`The path is ${sent.path}.`] : []),
      ...(proved ? [recomputed(`for ${proved.signedPath}`)] : []),
      ...(said ? [quote(said)] : []),
    ],
    evidenceAgainst: [],
    next: `Use the path ${single}: look for a base URL that ends in / joined with a path that begins with one.`,
    remedies: [{ kind: 'sign-again' }],
    source: 'AWS: Create a canonical request (normalize URI paths); aws-sdk-net issue 2015',
  };
};
