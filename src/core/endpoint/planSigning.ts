import type { SavedApi, StoredProfile } from '../profile.ts';
import { applyEndpointOverride } from './applyOverride.ts';
import type { Endpoint } from './types.ts';

/** What the person chose beside the URL. */
export interface SigningChoices {
  region?: string | undefined;
  service?: string | undefined;
  endpoint?: string | undefined;
}

/** Where a connection goes and what its credential scope is made of, as far as it is known. */
export interface SigningPlan {
  endpoint: Endpoint;
  service: string | undefined;
  region: string | undefined;
}

/**
 * One rule for the console's chips and for the background that signs: what was chosen for this
 * connection or its saved API wins, then what the host names, then what the profile says. The
 * host goes before the profile since it cannot be wrong about its own region.
 * Throws Problem `profile.endpoint` for an override that is no origin.
 */
export function planSigning(
  endpoint: Endpoint,
  choices: SigningChoices | SavedApi,
  profile: Pick<StoredProfile, 'region' | 'service' | 'endpoint'> | undefined,
): SigningPlan {
  const override = choices.endpoint ?? profile?.endpoint;
  return {
    endpoint: override ? applyEndpointOverride(endpoint, override) : endpoint,
    service: choices.service || endpoint.service || profile?.service,
    region: choices.region || endpoint.region || profile?.region,
  };
}
