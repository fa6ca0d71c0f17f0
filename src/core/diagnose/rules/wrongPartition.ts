import { partitionOfRegion } from '../../endpoint/partitions.ts';
import { failedHandshake, type Rule } from '../evidence.ts';
import { quote, scopeOf, told } from '../read.ts';

/** Credentials of one AWS partition (aws, aws-cn, aws-us-gov …) mean nothing in another. */
export const wrongPartition: Rule = (evidence) => {
  const { caller, hostRegion } = evidence;
  if (!failedHandshake(evidence) || !caller?.ok) return undefined;
  const keys = /^arn:([\w-]+):/.exec(caller.arn)?.[1];
  const region = hostRegion ?? scopeOf(evidence)?.region;
  const host = region ? partitionOfRegion(region) : undefined;
  if (keys === undefined || host === undefined || keys === host) return undefined;
  const said = told(evidence, 'invalid-token');
  return {
    id: 'wrong-partition',
    title: `Keys of the partition ${keys}, host of ${host}`,
    sentence:
      'The AWS partitions share no identities: keys of one are unknown in every other, whatever their policies say.',
    certainty: hostRegion ? 'certain' : 'likely',
    evidenceFor: [`STS says that the caller is ${caller.arn}.`, ...(said ? [quote(said)] : [])],
    evidenceAgainst: hostRegion ? [] : ['The host does not name its region; the one chosen may be wrong.'],
    next: `Use credentials of an account in ${host}.`,
    remedies: [{ kind: 'paste-keys' }],
    source: 'AWS: Amazon Resource Names (partitions)',
  };
};
