import { Problem } from '../problem.ts';
import type { Found } from './found.ts';
import { REGION_PATTERN, suffixFitsRegion, suffixOf } from './partitions.ts';

const ARN = /^arn:([\w-]*):([\w-]*):([^:]*):([^:]*):(.*)$/i;
const PLACEHOLDER = /[<>{}$]/;

/**
 * The WebSocket URL that an API Gateway ARN stands for:
 * `arn:{partition}:execute-api:{region}:{account}:{apiId}/{stage}/{route}` (AWS: "Control access
 * to WebSocket APIs with AWS IAM"), or the stage's own
 * `arn:{partition}:apigateway:{region}::/apis/{apiId}/stages/{stage}`.
 * Problems: `arn.incomplete`, `arn.not-execute-api`, `arn.region`, `arn.partition`, `arn.api`,
 * `arn.stage`.
 */
export function readArn(text: string): Found {
  const [, partition = '', service = '', region = '', , resource = ''] = ARN.exec(text) ?? [];
  if (!partition || !service || !resource) {
    throw new Problem(
      'arn.incomplete',
      'This ARN is not complete.',
      'The form is arn:aws:execute-api:us-east-1:123456789012:abc123def4/dev/$connect.',
    );
  }
  const names = namesOf(service.toLowerCase(), resource);
  if (!names) {
    throw new Problem(
      'arn.not-execute-api',
      'This ARN does not name an API Gateway API, so no WebSocket URL follows from it.',
      'Paste an ARN with execute-api as its service, or the wss:// URL.',
    );
  }
  const suffix = suffixOf(partition.toLowerCase());
  if (!suffix) {
    throw new Problem('arn.partition', 'The partition of this ARN is not known.', 'Paste the wss:// URL.');
  }
  if (!new RegExp(`^${REGION_PATTERN}$`).test(region)) {
    throw new Problem(
      'arn.region',
      'This ARN does not name one region.',
      'Put the region in, for example us-east-1.',
    );
  }
  if (!suffixFitsRegion(suffix, region)) {
    throw new Problem(
      'arn.partition',
      'The region and the partition of this ARN do not belong together.',
      'Regions in China are in the partition aws-cn, and no others are.',
    );
  }
  if (!/^[a-z0-9-]+$/i.test(names.api)) {
    throw new Problem(
      'arn.api',
      'This ARN does not name one API.',
      'Put the API id in place of the wildcard.',
    );
  }
  if (names.stage?.includes('*') || PLACEHOLDER.test(names.stage?.replace(/^\$default$/, '') ?? '')) {
    throw new Problem(
      'arn.stage',
      'This ARN does not name one stage, and a connection goes to a stage.',
      'Put the stage in place of the wildcard, for example dev.',
    );
  }
  return {
    url: `wss://${names.api}.execute-api.${region}.${suffix}/${names.stage ?? ''}`,
    subprotocols: [],
    notes: [{ id: 'arn.url', message: 'The URL was made from the ARN.' }],
  };
}

function namesOf(service: string, resource: string): { api: string; stage?: string } | undefined {
  if (service === 'execute-api') {
    const [api = '', stage] = resource.split('/');
    return { api, ...(stage && { stage }) };
  }
  const path = service === 'apigateway' ? /^\/apis\/([^/]+)(?:\/stages\/([^/]+))?/.exec(resource) : null;
  return path?.[1] ? { api: path[1], ...(path[2] && { stage: path[2] }) } : undefined;
}
