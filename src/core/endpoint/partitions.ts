/** DNS suffixes per partition, from the AWS SDKs' partitions.json. The first is the usual one. */
const PARTITIONS: Readonly<Record<string, readonly [string, ...string[]]>> = {
  aws: ['amazonaws.com', 'api.aws'],
  'aws-cn': ['amazonaws.com.cn', 'api.amazonwebservices.com.cn'],
  'aws-us-gov': ['amazonaws.com', 'api.aws'],
  'aws-iso': ['c2s.ic.gov'],
  'aws-iso-b': ['sc2s.sgov.gov'],
  'aws-iso-e': ['cloud.adc-e.uk'],
  'aws-iso-f': ['csp.hci.ic.gov'],
  'aws-eusc': ['amazonaws.eu'],
};

/** The source of a regular expression that matches a region, such as `us-gov-west-1`. */
export const REGION_PATTERN =
  '[a-z]{2,4}(?:-[a-z]+)?-(?:central|(?:north|south)(?:east|west)?|east|west)-\\d{1,2}';

/** The source of a regular expression that matches any partition's DNS suffix. */
export const SUFFIX_PATTERN = `(?:${[...new Set(Object.values(PARTITIONS).flat())].map((suffix) => suffix.replaceAll('.', '\\.')).join('|')})`;

/** The DNS suffix of execute-api hosts in a partition; undefined where the partition is unknown. */
export function suffixOf(partition: string): string | undefined {
  return Object.hasOwn(PARTITIONS, partition) ? PARTITIONS[partition]?.[0] : undefined;
}

/** True where the region is of that DNS suffix: Chinese regions and Chinese suffixes go together. */
export function suffixFitsRegion(suffix: string, region: string): boolean {
  return suffix.endsWith('.cn') === region.startsWith('cn-');
}

/** Beginnings of regions outside the partition `aws`, from the AWS SDKs' partitions.json. */
const PREFIXES: readonly [prefix: string, partition: string][] = [
  ['cn-', 'aws-cn'],
  ['us-gov-', 'aws-us-gov'],
  ['us-iso-', 'aws-iso'],
  ['us-isob-', 'aws-iso-b'],
  ['eu-isoe-', 'aws-iso-e'],
  ['us-isof-', 'aws-iso-f'],
  ['eusc-', 'aws-eusc'],
];

/** Regions of the partition `aws` that every account has (AWS: "Manage AWS Regions in your account"). */
const FOR_ALL =
  /^(?:us-(?:east|west)-[12]|ca-central-1|sa-east-1|eu-(?:west-[123]|central-1|north-1)|ap-(?:south-1|northeast-[123]|southeast-[12]))$/;

/** True for a region that may be off for an account: those that came since 2019. */
export const isOptIn = (region: string): boolean =>
  region !== '' && partitionOfRegion(region) === 'aws' && !FOR_ALL.test(region);

/** The partition that a region belongs to: `aws`, `aws-cn`, `aws-us-gov` … */
export function partitionOfRegion(region: string): string {
  return PREFIXES.find(([prefix]) => region.startsWith(prefix))?.[1] ?? 'aws';
}
