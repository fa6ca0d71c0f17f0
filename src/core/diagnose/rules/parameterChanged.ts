import { compareCanonical } from '../compareCanonical.ts';
import { type Evidence, failedHandshake, type Rule } from '../evidence.ts';
import type { Finding } from '../finding.ts';
import { answered, matched, mismatchTold, quote, recomputed } from '../read.ts';

/** A parameter that was signed arrived with another value, or was left out or written otherwise. */
export const parameterChanged: Rule = (evidence) => {
  if (!failedHandshake(evidence)) return undefined;
  const said = mismatchTold(evidence);
  const loose = matched(evidence, 'query-not-canonical');
  const { sent, signature } = evidence;
  const theirs = said?.fault.canonicalRequest;
  const lines =
    theirs !== undefined && signature !== undefined && signature.canonicalRequest !== ''
      ? compareCanonical(signature.canonicalRequest, theirs).filter(
          ({ part, same }) => part === 'query parameter' && !same,
        )
      : [];
  const inLines = lines.map(({ ours, theirs: other }) =>
    [...ours, ...other]
      .map(({ text }) => text)
      .join('')
      .split('=', 1)
      .join(''),
  );
  const inUrl = evidence.match?.asSent ? [] : changedInUrl(sent?.parameters, signature?.parameters);
  const names = [...new Set(inLines.length > 0 ? inLines : inUrl)];
  if (names.length === 0 && !loose) return unproved(evidence);
  const list = names.join(', ');
  return {
    id: 'parameter-changed-after-signing',
    title: loose ? 'The query was not signed in its canonical form' : `${list} changed after signing`,
    sentence: loose
      ? 'The signature was made over the query as it stands, while AWS decodes it, encodes it by RFC 3986 and sorts it first.'
      : 'What was signed and what arrived differ in the query, as happens where a proxy, a router or a piece of code rewrites the URL.',
    certainty: 'certain',
    evidenceFor: [
      ...(loose ? [recomputed('over the query as it stands')] : []),
      ...(names.length > 0 ? [`Signed and sent differ in ${list}.`] : []),
      ...(said ? [quote(said)] : []),
    ],
    evidenceAgainst: [],
    next: loose
      ? 'Let a library build the canonical query: names and values encoded by RFC 3986 (%20, never +), sorted.'
      : 'Sign the final URL, and hand it to the WebSocket as it is.',
    remedies: [{ kind: 'sign-again' }],
    source: 'AWS: Create a canonical request (canonical query string)',
  };
};

/** Secret or URL: without our own trace or the server's canonical request nobody can tell which. */
function unproved(evidence: Evidence): Finding | undefined {
  const { match, signature } = evidence;
  if (!match?.profileName || match.asSent || match.variants.length > 0 || signature !== undefined)
    return undefined;
  if (answered(evidence) && !mismatchTold(evidence)) return undefined;
  return {
    id: 'parameter-changed-after-signing',
    title: 'The URL may have changed after it was signed',
    sentence: `The keys of “${match.profileName}” do not give this signature, nor do they under any known mistake: a character of path or query may have changed since.`,
    certainty: 'possible',
    evidenceFor: ['Recomputed with the stored keys, the signature is another one.'],
    evidenceAgainst: ['A signature made with another secret looks the same.'],
    next: 'Compare the URL with the one that the signer returned, letter by letter; escapes, + and & are what gets lost.',
    remedies: [{ kind: 'sign-again' }],
    source: 'AWS: Create a canonical request (canonical query string)',
  };
}

interface Named {
  name: string;
  value: string;
  masked: boolean;
}

/** Names whose values differ between what we signed and what was sent; masked ones by what is shown. */
function changedInUrl(sent: readonly Named[] | undefined, signed: readonly Named[] | undefined): string[] {
  if (sent === undefined || signed === undefined || signed.length === 0) return [];
  // A name may stand there several times.
  return signed
    .filter((one) => {
      const arrived = sent.filter(({ name }) => name === one.name);
      return arrived.length > 0 && !arrived.some(({ value }) => value === one.value);
    })
    .map(({ name }) => name);
}
