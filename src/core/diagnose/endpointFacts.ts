import type { Endpoint } from '../endpoint/types.ts';
import type { Evidence } from './evidence.ts';

/** What host and path of an endpoint say, as evidence. */
export function endpointFacts(
  endpoint: Endpoint | undefined,
): Pick<Evidence, 'hostRegion' | 'hostService' | 'label' | 'apiId' | 'stage' | 'maxExpires'> {
  const { region, service, label, apiId, stage, maxExpires } = endpoint ?? {};
  return {
    ...(region ? { hostRegion: region } : {}),
    ...(service ? { hostService: service } : {}),
    ...(label ? { label } : {}),
    ...(apiId ? { apiId } : {}),
    ...(stage ? { stage } : {}),
    ...(maxExpires === undefined ? {} : { maxExpires }),
  };
}
