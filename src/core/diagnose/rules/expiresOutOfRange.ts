import { MAX_EXPIRES } from '../../limits.ts';
import { failedHandshake, type Rule } from '../evidence.ts';
import { quote, told } from '../read.ts';
import { parameterOf } from '../sentUrl/readSentUrl.ts';

/** X-Amz-Expires is 1 to 604,800 seconds, and some services take less. */
export const expiresOutOfRange: Rule = (evidence) => {
  const { sent, signature, maxExpires } = evidence;
  const expires = sent ? sent.expires : signature?.expires;
  if (!failedHandshake(evidence) || expires === undefined) return undefined;
  const written = (sent && parameterOf(sent, 'X-Amz-Expires')?.value) ?? `${expires}`;
  const invalid = !(expires >= 1 && expires <= MAX_EXPIRES);
  if (!invalid && !(maxExpires !== undefined && expires > maxExpires)) return undefined;
  const said = told(evidence, 'incomplete-signature');
  return {
    id: 'expires-out-of-range',
    title: `X-Amz-Expires is ${written || 'empty'}`,
    sentence: invalid
      ? 'X-Amz-Expires has to be a whole number of seconds from 1 to 604,800 (a week).'
      : `This service takes signatures for ${maxExpires} seconds at most.`,
    certainty: said ? 'certain' : 'likely',
    evidenceFor: [`X-Amz-Expires is “${written}”.`, ...(said ? [quote(said)] : [])],
    evidenceAgainst: said ? [] : ['Some services do not look at X-Amz-Expires.'],
    next: `Sign for ${maxExpires ?? 300} seconds or less.`,
    remedies: [{ kind: 'sign-again' }],
    source: 'AWS: Create a signed AWS API request (X-Amz-Expires)',
  };
};
