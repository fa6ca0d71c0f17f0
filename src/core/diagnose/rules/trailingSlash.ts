import { failedHandshake, type Rule } from '../evidence.ts';
import { canonicalPath, matched, mismatchTold, quote, recomputed } from '../read.ts';

/** `/dev` and `/dev/` are two different canonical requests. */
export const trailingSlash: Rule = (evidence) => {
  if (!failedHandshake(evidence)) return undefined;
  const proved = matched(evidence, 'trailing-slash');
  const said = mismatchTold(evidence);
  const theirs = canonicalPath(said?.fault.canonicalRequest);
  const ours = canonicalPath(evidence.signature?.canonicalRequest);
  const differs =
    theirs !== undefined && ours !== undefined && theirs !== ours && trim(theirs) === trim(ours);
  if (!proved && !differs) return undefined;
  const [signed, arrived] = [proved?.signedPath ?? ours, theirs ?? evidence.sent?.path];
  return {
    id: 'trailing-slash',
    title: `Signed for ${signed}, sent to ${arrived}`,
    sentence: 'A slash at the end of the path counts: with and without it are two different signatures.',
    certainty: 'certain',
    evidenceFor: [
      ...(proved ? [recomputed(`for the path ${proved.signedPath}`)] : []),
      ...(differs ? [`AWS computed with the path ${theirs}, and ${ours} was signed.`] : []),
      ...(said ? [quote(said)] : []),
    ],
    evidenceAgainst: [],
    next: 'Sign the very URL that is opened; look for a router or proxy that adds or drops the slash.',
    remedies: [{ kind: 'sign-again' }],
    source: 'AWS: Create a canonical request (canonical URI)',
  };
};

const trim = (path: string): string => path.replace(/\/+$/, '');
