import { type Evidence, failedHandshake, type Rule } from '../evidence.ts';
import type { Finding } from '../finding.ts';
import { bodyHidden, matched, mismatchTold, quote, recomputed } from '../read.ts';
import { otherProfile } from './otherProfile.ts';

/** All of the canonical request is right, and still the signature is another: the secret is. */
export const wrongSecret: Rule = (evidence) => {
  if (!failedHandshake(evidence)) return undefined;
  const { match, signature } = evidence;
  const other = matched(evidence, 'other-secret');
  if (other) {
    return {
      id: 'wrong-secret',
      title: `Signed with the secret of “${other.profileName}”`,
      sentence: 'Access key id and secret access key come from two different sets of credentials.',
      certainty: 'certain',
      evidenceFor: [recomputed(`with the secret of the profile “${other.profileName}”`)],
      evidenceAgainst: [],
      next: 'Take key and secret from the same place.',
      remedies: [{ kind: 'switch-profile', profileName: other.profileName }],
      source: 'AWS IAM: Troubleshoot Signature Version 4 signing',
    };
  }
  const said = mismatchTold(evidence);
  const { caller } = evidence;
  if (
    caller?.ok === false &&
    /^(?:SignatureDoesNotMatch|InvalidSignature)/.test(caller.awsType ?? '') &&
    caller.faultId === 'sign-in.keys-refused'
  )
    return bySts(evidence, caller.message, said && quote(said));
  if (match === undefined || match.variants.length > 0) return undefined;
  if (!said) return match.asSent || match.profileName === undefined ? undefined : unproved(match.profileName);
  const same = signature !== undefined && said.fault.canonicalRequest === signature.canonicalRequest;
  if (match.asSent && !same && said.fault.canonicalRequest !== undefined) return undefined;
  if (match.asSent && bodyHidden(said)) return unseen(quote(said));
  const stored = match.asSent;
  // Signed elsewhere: what happened to the URL before it was sent is not known.
  if (!stored && signature === undefined)
    return match.profileName === undefined ? undefined : unproved(match.profileName, quote(said));
  return {
    id: 'wrong-secret',
    title: stored
      ? 'The stored secret is not that of this key'
      : 'Signed with another secret than the stored one',
    sentence: stored
      ? 'The signature is exactly what the stored keys give for this URL, and AWS computes another one: the secret access key does not belong to the access key id.'
      : 'No known mistake makes the stored secret give this signature, so it was most likely made with another secret.',
    certainty: stored && same ? 'certain' : 'likely',
    evidenceFor: [
      quote(said),
      ...(stored ? ['Recomputed with the stored keys, the signature is the same.'] : []),
      ...(same ? ["AWS's canonical request equals ours to the letter."] : []),
    ],
    evidenceAgainst:
      stored && !same
        ? ['The canonical request of AWS is not known, so the URL may have changed on its way.']
        : [],
    next: 'Paste access key id, secret and session token again, all three from the same place.',
    remedies: [...otherProfile(evidence), { kind: 'paste-keys' }],
    source: 'AWS IAM: Troubleshoot Signature Version 4 signing',
  };
};

/** One error type stands for a wrong secret, scope or clock; the body that tells them apart is hidden. */
const unseen = (line: string): Finding => ({
  id: 'wrong-secret',
  title: 'AWS takes the signature for wrong',
  sentence:
    'The signature is exactly what the stored keys give for this URL. So the secret does not belong to the key, or region, service or clock are not what AWS expects.',
  certainty: 'possible',
  evidenceFor: [line, 'Recomputed with the stored keys, the signature is the same.'],
  evidenceAgainst: [],
  next: 'Ask the server: the body of its answer, which the browser does not show, tells these apart.',
  remedies: [{ kind: 'ask-server' }, { kind: 'paste-keys' }],
  source: 'AWS re:Post: API Gateway IAM authentication signature mismatch',
});

/** Secret or URL: without the server's canonical request nobody can tell which. */
function unproved(profileName: string, said?: string): Finding {
  return {
    id: 'wrong-secret',
    title: 'It may have been signed with another secret',
    sentence: `The secret stored in “${profileName}” does not give this signature, nor does it under any known mistake; another secret was used, or the URL changed after it was signed.`,
    certainty: 'possible',
    evidenceFor: ['Recomputed with the stored keys, the signature is another one.', ...(said ? [said] : [])],
    evidenceAgainst: ['A URL that changed after it was signed looks the same.'],
    next: said
      ? 'Sign the same URL with the keys stored here: where AWS takes that, the other signer has another secret or the URL changes on its way.'
      : 'Ask the server: where it answers with its canonical request, that tells the two apart.',
    remedies: said ? [{ kind: 'paste-keys' }] : [{ kind: 'ask-server' }, { kind: 'paste-keys' }],
    source: 'AWS IAM: Troubleshoot Signature Version 4 signing',
  };
}

/** STS computed the signature of its own request with the secret that it has for this key. */
const bySts = (evidence: Evidence, message: string, said: string | undefined): Finding => ({
  id: 'wrong-secret',
  title: 'The stored secret is not that of this key',
  sentence:
    'STS, asked with the same keys, computes another signature too: the secret access key does not belong to the access key id.',
  certainty: said ? 'certain' : 'likely',
  evidenceFor: [`STS says: ${message}`, ...(said ? [said] : [])],
  evidenceAgainst: [],
  next: 'Paste access key id, secret and session token again, all three from the same place.',
  remedies: [...otherProfile(evidence), { kind: 'paste-keys' }],
  source: 'AWS STS: common errors (SignatureDoesNotMatch)',
});
