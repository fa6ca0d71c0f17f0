import { failedHandshake, type Rule } from '../evidence.ts';
import { canonicalPath, decodeAll, matched, mismatchTold, quote, recomputed } from '../read.ts';

/** The path is encoded once more than it stands on the wire, for all services but S3. */
export const pathEncoding: Rule = (evidence) => {
  if (!failedHandshake(evidence)) return undefined;
  const proved = matched(evidence, 'path-encoded-once', 'path-decoded', 'path');
  const said = mismatchTold(evidence);
  const theirs = canonicalPath(said?.fault.canonicalRequest);
  const ours = canonicalPath(evidence.signature?.canonicalRequest);
  const differs =
    theirs !== undefined && ours !== undefined && theirs !== ours && decodeAll(theirs) === decodeAll(ours);
  if (!proved && !differs) return undefined;
  return {
    id: 'path-encoding',
    title:
      proved?.change === 'path'
        ? `Signed for the path ${proved.signedPath}`
        : 'The path was encoded otherwise when it was signed',
    sentence:
      proved?.change === 'path'
        ? 'The path that was signed is not the path that was sent.'
        : 'In the canonical request each segment of the path is percent-encoded once more than on the wire, so that %40 becomes %2540 and $ becomes %24.',
    certainty: 'certain',
    evidenceFor: [
      ...(proved ? [recomputed(HOW[proved.change])] : []),
      ...(differs ? [`AWS computed with the path ${theirs}, and ${ours} was signed.`] : []),
      ...(said ? [quote(said)] : []),
    ],
    evidenceAgainst: [],
    next: 'Give the signer the path exactly as it is sent, and have it escape the path (uriEscapePath: true in @smithy/signature-v4).',
    remedies: [{ kind: 'sign-again' }],
    source: 'AWS: Create a canonical request (canonical URI, encoded twice except for S3)',
  };
};

const HOW = {
  'path-encoded-once': 'when the path is encoded only once',
  'path-decoded': 'when the path is not encoded at all',
  path: 'over another path',
} as const;
