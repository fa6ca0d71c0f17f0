import { partitionOfRegion, REGION_PATTERN, suffixOf } from '#core/endpoint/partitions.ts';
import { Problem } from '#core/problem.ts';

const REGION = new RegExp(`^${REGION_PATTERN}$`);

/**
 * `https://{service}.{region}.{suffix}`. The region may come from a pool id that someone typed or
 * shared: what is not a region must not choose the host that secrets are sent to.
 * Problem: `sign-in.wrong-region`.
 */
export function regionalEndpoint(service: string, region: string): string {
  if (!REGION.test(region)) {
    throw new Problem(
      'sign-in.wrong-region',
      region
        ? 'The region in the profile is not an AWS region.'
        : 'The profile does not say which region to ask.',
      'Check the region, or the pool id that begins with it (such as eu-central-1).',
    );
  }
  return `https://${service}.${region}.${suffixOf(partitionOfRegion(region))}`;
}
