import { Problem } from '../problem.ts';
import { HOSTS, type HostRow } from './hosts.ts';
import { REGION_PATTERN, SUFFIX_PATTERN, suffixFitsRegion } from './partitions.ts';

/** What a host name says by itself. */
export interface HostMatch {
  row?: HostRow;
  region?: string;
  apiId?: string;
  /** True for AWS's own host names, which take TLS only. */
  aws: boolean;
}

const AWS_HOST = new RegExp(`\\.(?:${SUFFIX_PATTERN}|chime\\.aws)$`);
const ANY_REGION = new RegExp(`(?:^|\\.)(${REGION_PATTERN})(?=\\.)`);
const CONSOLE = /(?:^|\.)console\.(?:aws\.amazon\.com|amazonaws\.cn|amazonaws-us-gov\.com)$/;

/**
 * Looks a host name (lower case, no port) up in the table. An AWS host that is not in it gives
 * its region only. Problems: `url.console`, `url.appsync`, `url.aws-host`.
 */
export function recogniseHost(hostname: string): HostMatch {
  refuseWrongHost(hostname);
  const aws = AWS_HOST.test(hostname);
  for (const row of HOSTS) {
    const groups = row.host.exec(hostname)?.groups;
    if (!groups) continue;
    const region = groups.region ?? groups.china;
    if (region && aws && !suffixFitsRegion(hostname, region)) {
      throw new Problem(
        'url.aws-host',
        `The region ${region} and the end of the host name belong to different AWS partitions.`,
        'Hosts of regions in China end in .amazonaws.com.cn, and no others do.',
      );
    }
    return { row, aws, ...(region && { region }), ...(groups.api && { apiId: groups.api }) };
  }
  if (aws && /(?:^|\.)execute-api(?:-fips)?\./.test(hostname)) {
    throw new Problem(
      'url.aws-host',
      'This is not a complete host name of API Gateway: the API id or the region is missing or misspelt.',
      'The form is abc123def4.execute-api.us-east-1.amazonaws.com.',
    );
  }
  const region = aws ? ANY_REGION.exec(hostname)?.[1] : undefined;
  return { aws, ...(region && { region }) };
}

function refuseWrongHost(hostname: string): void {
  if (CONSOLE.test(hostname)) {
    throw new Problem(
      'url.console',
      'This is a page of the AWS console, not the URL of an API.',
      'In the console, open the API, then Stages, and copy its WebSocket URL.',
    );
  }
  if (/\.appsync(?:-realtime)?-api\./.test(hostname)) {
    throw new Problem(
      'url.appsync',
      'AppSync does not take presigned URLs: it wants signed headers inside a WebSocket subprotocol.',
      'Use the URL of an API Gateway WebSocket API, or of another service that takes presigned URLs.',
    );
  }
}
