import { applyEndpointOverride } from '#core/endpoint/applyOverride.ts';
import type { Endpoint } from '#core/endpoint/types.ts';
import { type Faults, faultOf } from './fault.ts';

const ANY_HOST: Endpoint = {
  url: 'wss://example.execute-api.us-east-1.amazonaws.com/dev',
  host: 'example.execute-api.us-east-1.amazonaws.com',
  path: '/dev',
  secure: true,
  subprotocols: [],
  notes: [],
};

/** What cannot stand in a credential scope or as an origin, of the fields that profiles and APIs share. */
export function scopeFaults(form: { region: string; service: string; endpoint: string }): Faults {
  const faults: Faults = {};
  const region = form.region.trim();
  const service = form.service.trim();
  if (/[\s/]/.test(region)) {
    faults.region = {
      message: 'A region has no spaces and no slashes.',
      next: 'Write it as in “eu-central-1”, or leave it empty.',
    };
  }
  if (/[\s/]/.test(service)) {
    faults.service = {
      message: 'A signing service has no spaces and no slashes.',
      next: 'Write it as in “execute-api”, or leave it empty.',
    };
  }
  if (form.endpoint.trim()) {
    try {
      applyEndpointOverride(ANY_HOST, form.endpoint.trim());
    } catch (error) {
      faults.endpoint = faultOf(error);
    }
  }
  return faults;
}
