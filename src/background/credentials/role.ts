import type { Keys, RoleSource } from '#core/profile.ts';
import { DEFAULT_SESSION_NAME } from './cognito.ts';
import type { Obtaining } from './obtaining.ts';
import { mfaNeeded } from './problems.ts';

/** STS AssumeRole with the credentials of the source profile, which are renewed first where that is due. */
export async function roleKeys(source: RoleSource, task: Obtaining): Promise<Keys> {
  const { mfaSerial, durationSeconds, externalId, tags } = source;
  if (mfaSerial && !task.mfaCode) throw mfaNeeded(task.profile);
  const keys = await task.keysOf(source.sourceProfileId);
  const sts = task.clients.sts(stsRegionOf(source, task.profile.region), source.endpoints?.sts);
  const { keys: assumed } = await sts.assumeRole(keys, {
    roleArn: source.roleArn,
    sessionName: source.sessionName || DEFAULT_SESSION_NAME,
    ...(durationSeconds === undefined ? {} : { durationSeconds }),
    ...(externalId ? { externalId } : {}),
    ...(tags && Object.keys(tags).length > 0 ? { tags } : {}),
    ...(mfaSerial && task.mfaCode ? { mfaSerial, mfaCode: task.mfaCode } : {}),
  });
  return assumed;
}

/** The STS endpoint of a role: where the profile says nothing, the one that every account has. */
export function stsRegionOf({ stsRegion, roleArn }: RoleSource, profileRegion: string | undefined): string {
  return stsRegion || profileRegion || homeRegion(roleArn);
}

/** The region in which a partition's STS can always be reached. */
export function homeRegion(arn: string): string {
  const partition = arn.split(':')[1];
  if (partition === 'aws-cn') return 'cn-north-1';
  return partition === 'aws-us-gov' ? 'us-gov-west-1' : 'us-east-1';
}
