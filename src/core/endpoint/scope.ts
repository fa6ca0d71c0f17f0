import { Problem } from '../problem.ts';
import type { Endpoint } from './types.ts';

/** Where a person, a saved API or a profile names the scope. Empty text names nothing. */
export interface ScopeOverride {
  region?: string;
  service?: string;
}

/**
 * Region and service of the credential scope: of the first override that names it, then of the
 * host. Any text that can stand between the scope's slashes is taken, as emulators have regions
 * of their own. Problems: `scope.region`, `scope.service`.
 */
export function resolveScope(
  endpoint: Pick<Endpoint, 'region' | 'service'>,
  ...overrides: readonly ScopeOverride[]
): { service: string; region: string } {
  const first = (key: keyof ScopeOverride) =>
    [...overrides, endpoint].map((source) => source[key]?.trim()).find(Boolean);
  const region = first('region');
  if (!region) {
    throw new Problem(
      'scope.region',
      'The region cannot be told from this host name.',
      'Choose the region of the API, for example us-east-1.',
    );
  }
  if (!isScopePart(region)) {
    throw new Problem(
      'scope.region',
      'The region is not valid.',
      'Write it as in us-east-1, without / and spaces.',
    );
  }
  const service = first('service');
  if (!service) {
    throw new Problem(
      'scope.service',
      'The signing service cannot be told from this host name.',
      'Choose it; for API Gateway it is execute-api.',
    );
  }
  if (!isScopePart(service)) {
    throw new Problem(
      'scope.service',
      'The signing service is not valid.',
      'Write it as in execute-api, without / and spaces.',
    );
  }
  return { service, region };
}

/** The credential scope is `date/region/service/aws4_request`: a part holds neither `/` nor space. */
function isScopePart(text: string): boolean {
  return /^[^\s/\p{Cc}]+$/u.test(text);
}
