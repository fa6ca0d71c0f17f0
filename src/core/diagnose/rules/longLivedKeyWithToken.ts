import { failedHandshake, type Rule } from '../evidence.ts';
import { quote, told } from '../read.ts';

/** AKIA ids are long-lived keys, to which no session token belongs. */
export const longLivedKeyWithToken: Rule = (evidence) => {
  const { sent, keys, signature } = evidence;
  if (!failedHandshake(evidence)) return undefined;
  const longLived = sent?.credential ? sent.credential.prefix === 'AKIA' : keys?.longLived === true;
  const token = sent ? sent.token === 'present' : signature !== undefined && signature.token !== 'none';
  if (!longLived || !token) return undefined;
  const said = told(evidence, 'invalid-token', 'expired-token');
  return {
    id: 'long-lived-key-with-token',
    title: 'A session token with a long-lived key',
    sentence:
      'Access key ids that begin with AKIA are long-lived and have no session token, so key and token come from two different sources.',
    certainty: said ? 'certain' : 'likely',
    evidenceFor: [
      `The access key id is ${sent?.credential?.accessKeyId ?? keys?.accessKeyId}.`,
      'X-Amz-Security-Token is in the query.',
      ...(said ? [quote(said)] : []),
    ],
    evidenceAgainst: [],
    next: 'Take key, secret and token from the same place; look for an old AWS_SESSION_TOKEN in the environment.',
    remedies: [{ kind: 'paste-keys' }],
    source: 'AWS IAM: IAM identifiers (unique ID prefixes)',
  };
};
