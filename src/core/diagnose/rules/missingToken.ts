import { failedHandshake, type Rule } from '../evidence.ts';
import { quote, told } from '../read.ts';

/** ASIA ids are temporary credentials and are refused without their session token. */
export const missingToken: Rule = (evidence) => {
  const { sent, keys, signature } = evidence;
  if (!failedHandshake(evidence)) return undefined;
  const id = sent?.credential?.accessKeyId ?? signature?.accessKeyId ?? keys?.accessKeyId ?? '';
  const token = sent ? sent.token === 'present' : signature?.token !== 'none';
  if (!id.startsWith('ASIA') || token) return undefined;
  const said = told(evidence, 'invalid-token');
  return {
    id: 'missing-token',
    title: 'The session token is missing',
    sentence:
      'Access key ids that begin with ASIA are temporary credentials, and AWS refuses them without their session token.',
    certainty: said ? 'certain' : 'likely',
    evidenceFor: [
      `The access key id is ${id}.`,
      'There is no X-Amz-Security-Token.',
      ...(said ? [quote(said, 'The security token included in the request is invalid.')] : []),
    ],
    evidenceAgainst: [],
    next: 'Hand the session token to the signer together with key and secret.',
    remedies: [{ kind: 'paste-keys' }],
    source: 'AWS IAM: Using temporary credentials with AWS resources',
  };
};
