import { type DeniedAccess, smallestPolicy } from '../policy/smallestPolicy.ts';
import type { ManagementEndpoint } from './managementEndpoint.ts';
import type { ConnectionMethod } from './types.ts';

/**
 * The smallest policy that allows a method on every connection of a stage: connection ids are made as
 * clients come, so that none can be named beforehand (AWS: "Control access to a WebSocket API with IAM
 * authorization"). `denied`: what a refusal told, which knows more than the URL.
 */
export function managePolicy(
  method: ConnectionMethod,
  { apiId, stage, region }: Pick<ManagementEndpoint, 'apiId' | 'stage' | 'region'>,
  denied: DeniedAccess = {},
): string {
  const [, partition, , itsRegion, account, path] =
    /^arn:([^:]*):([^:]*):([^:]*):([^:]*):(.*)$/.exec(denied.resource ?? '') ?? [];
  // A custom domain tells neither API nor stage.
  const place = path ?? `${apiId ?? 'API_ID'}/${stage ?? '*'}/${method}/@connections`;
  const all = place.replace(/\/@connections.*$/, '/@connections/*');
  return smallestPolicy(
    { hostRegion: region },
    {
      ...(denied.principal ? { principal: denied.principal } : {}),
      action: 'execute-api:ManageConnections',
      resource: ['arn', partition ?? '', 'execute-api', itsRegion ?? '', account ?? '', all].join(':'),
    },
  );
}
