import { failedHandshake, type Rule } from '../evidence.ts';
import { quote, scopeOf, told } from '../read.ts';
import { longLivedKeyWithToken } from './longLivedKeyWithToken.ts';
import { missingToken } from './missingToken.ts';
import { tokenOfOtherKey } from './tokenOfOtherKey.ts';
import { wrongPartition } from './wrongPartition.ts';

/** "The security token included in the request is invalid", and nothing closer accounts for it. */
export const unknownKey: Rule = (evidence) => {
  const said = told(evidence, 'invalid-token');
  const { caller } = evidence;
  const refusedBySts = caller?.ok === false && /invalid|unrecognized|unknown/i.test(caller.faultId);
  if (!failedHandshake(evidence) || (!said && !refusedBySts)) return undefined;
  const closer = [missingToken, longLivedKeyWithToken, tokenOfOtherKey, wrongPartition];
  if (closer.some((rule) => rule(evidence) !== undefined)) return undefined;
  const id =
    evidence.sent?.credential?.accessKeyId ?? evidence.signature?.accessKeyId ?? 'this access key id';
  return {
    id: 'unknown-key',
    title: 'AWS does not know these keys',
    sentence: `${id} is unknown to AWS, deleted or inactive, or its session token is not the one that came with it.`,
    certainty: said && refusedBySts ? 'certain' : caller?.ok ? 'possible' : 'likely',
    evidenceFor: [
      ...(said ? [quote(said, 'The security token included in the request is invalid.')] : []),
      ...(refusedBySts ? [`STS refuses the same keys: ${caller.message}`] : []),
    ],
    evidenceAgainst: caller?.ok ? [`STS takes the same keys, as ${caller.arn}.`] : [],
    next: `Get new credentials and paste all three parts together${scopeOf(evidence)?.region ? '; the region of an opt-in area may also be off for this account' : ''}.`,
    remedies: [{ kind: 'refresh' }, { kind: 'paste-keys' }],
    source: 'AWS STS: common errors (UnrecognizedClientException, InvalidClientTokenId)',
  };
};
