import { planSigning } from '#core/endpoint/planSigning.ts';
import type { Endpoint } from '#core/endpoint/types.ts';
import type { ProfileView } from '#core/profile.ts';
import { UNSIGNED } from '#core/unsigned.ts';
import type { ApiForm } from '../store/apiForm.ts';

/** What the URL would be signed for, and who said so, as a form stands. */
export interface Scope {
  service: string | undefined;
  region: string | undefined;
  /** One sentence where something is missing. */
  missing: string | undefined;
}

export function scopeOf(endpoint: Endpoint, form: ApiForm, profiles: readonly ProfileView[]): Scope {
  const profile = profiles.find(({ id }) => id === form.profileId);
  const chosen = { region: form.region.trim(), service: form.service.trim() };
  // The endpoint override moves the connection, never the scope, and may be half typed here.
  const { service, region } = planSigning(endpoint, chosen, profile && { ...profile, endpoint: '' });
  const missing = [!service && 'service', !region && 'region'].filter((name) => name !== false);
  if (missing.length === 0 || form.profileId === UNSIGNED) return { service, region, missing: undefined };
  const which = `signing ${missing.join(' and ')}`;
  const where = profile
    ? `Neither this host nor the profile names a ${which}`
    : `This host does not name a ${which}`;
  return { service, region, missing: `${where}: fill it in below, or the console will ask.` };
}
