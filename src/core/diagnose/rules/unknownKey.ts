import { isOptIn, partitionOfRegion } from '../../endpoint/partitions.ts';
import { failedHandshake, type Rule } from '../evidence.ts';
import { quote, scopeOf, told } from '../read.ts';
import { longLivedKeyWithToken } from './longLivedKeyWithToken.ts';
import { missingToken } from './missingToken.ts';
import { otherProfile } from './otherProfile.ts';
import { tokenOfOtherKey } from './tokenOfOtherKey.ts';
import { wrongPartition } from './wrongPartition.ts';

/** "The security token included in the request is invalid", and nothing closer accounts for it. */
export const unknownKey: Rule = (evidence) => {
  const said = told(evidence, 'invalid-token');
  const { caller } = evidence;
  const refusedBySts =
    caller?.ok === false &&
    /^(?:InvalidClientTokenId|UnrecognizedClient|InvalidAccessKeyId)/.test(caller.awsType ?? '');
  if (!failedHandshake(evidence) || (!said && !refusedBySts)) return undefined;
  const closer = [missingToken, longLivedKeyWithToken, tokenOfOtherKey, wrongPartition];
  if (closer.some((rule) => rule(evidence) !== undefined)) return undefined;
  const id =
    evidence.sent?.credential?.accessKeyId ?? evidence.signature?.accessKeyId ?? 'this access key id';
  const region = evidence.hostRegion ?? scopeOf(evidence)?.region ?? '';
  const partition = partitionOfRegion(region);
  const taken = caller?.ok === true;
  return {
    id: 'unknown-key',
    title: taken ? 'The keys are refused here, and taken by STS' : 'AWS does not know these keys',
    sentence: taken
      ? `STS knows ${id}, so the keys were renewed or revoked in between, or they are not valid for ${region || 'this region'}.`
      : `${id} is unknown to AWS${partition === 'aws' ? '' : ` in the partition ${partition}`}, deleted or inactive, or its session token is not the one that came with it.`,
    certainty: said && refusedBySts ? 'certain' : caller?.ok ? 'possible' : 'likely',
    evidenceFor: [
      ...(said ? [quote(said, 'The security token included in the request is invalid.')] : []),
      ...(refusedBySts ? [`STS refuses the same keys: ${caller.message}`] : []),
    ],
    evidenceAgainst: caller?.ok ? [`STS takes the same keys, as ${caller.arn}.`] : [],
    next: `Get new credentials and paste all three parts together${isOptIn(region) ? `; ${region} is a region that an account has to be opted in to, and session tokens of the global STS endpoint may not be valid there` : ''}.`,
    remedies: [{ kind: 'refresh' }, ...otherProfile(evidence), { kind: 'paste-keys' }],
    source: 'AWS STS: common errors (UnrecognizedClientException, InvalidClientTokenId)',
  };
};
