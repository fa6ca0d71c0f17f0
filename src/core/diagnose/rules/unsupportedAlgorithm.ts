import { messageOf } from '../answer/readFaults.ts';
import { failedHandshake, type Rule } from '../evidence.ts';
import { quote, told } from '../read.ts';
import { parameterOf } from '../sentUrl/readSentUrl.ts';

/** AWS4-HMAC-SHA256 is the algorithm of SigV4; AWS4-ECDSA-P256-SHA256 is SigV4a, for several regions at once. */
export const unsupportedAlgorithm: Rule = (evidence) => {
  const { sent } = evidence;
  const said = told(evidence, 'unsupported-algorithm');
  const given = sent && parameterOf(sent, 'X-Amz-Algorithm')?.value;
  const quoted = said && /algorithm': '([\w-]+)'/.exec(messageOf(said.answer))?.[1];
  const algorithm = given || (said && (quoted ?? 'another one'));
  if (!failedHandshake(evidence) || !algorithm || algorithm === 'AWS4-HMAC-SHA256') return undefined;
  return {
    id: 'unsupported-algorithm',
    title: `X-Amz-Algorithm is ${algorithm}`,
    sentence: `WebSocket APIs are signed by AWS4-HMAC-SHA256, and this URL says ${algorithm}.`,
    certainty: said ? 'certain' : 'likely',
    evidenceFor: [`X-Amz-Algorithm is “${algorithm}”.`, ...(said ? [quote(said)] : [])],
    evidenceAgainst: [],
    next: 'Sign with SigV4 (AWS4-HMAC-SHA256); in the AWS SDKs, take SignatureV4 and not SignatureV4a.',
    remedies: [{ kind: 'sign-again' }],
    source: 'AWS: Create a signed AWS API request (X-Amz-Algorithm)',
  };
};
