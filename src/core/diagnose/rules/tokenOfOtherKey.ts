import { failedHandshake, type Rule } from '../evidence.ts';
import { matched, quote, recomputed, told } from '../read.ts';

/** Key and session token come from two different sets of credentials. */
export const tokenOfOtherKey: Rule = (evidence) => {
  const { match, sent } = evidence;
  if (!failedHandshake(evidence)) return undefined;
  const swapped = matched(evidence, 'other-token');
  const said = told(evidence, 'invalid-token');
  const differs = match?.sameToken === false;
  if (!swapped && !differs) return undefined;
  return {
    id: 'token-of-other-key',
    title: 'The session token belongs to other keys',
    sentence: `The URL names the key of the profile “${match?.profileName}”, but carries another session token than the one stored with it.`,
    certainty: swapped || said ? 'certain' : 'likely',
    evidenceFor: [
      `The key is ${sent?.credential?.accessKeyId}, and its token differs from the stored one.`,
      ...(swapped ? [recomputed('with the stored token in place of the one in the URL')] : []),
      ...(said ? [quote(said)] : []),
    ],
    evidenceAgainst: [],
    next: 'Take key, secret and token from the same answer of STS or Cognito, all three at once.',
    remedies: [{ kind: 'sign-again' }],
    source: 'AWS IAM: Using temporary credentials with AWS resources',
  };
};
