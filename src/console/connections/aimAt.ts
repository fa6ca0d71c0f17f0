import { planSigning } from '#core/endpoint/planSigning.ts';
import { UNSIGNED } from '#core/unsigned.ts';
import type { StoreCore } from '../store/core.ts';

/** What the drawer is filled with; '' for what is not known. */
export interface Target {
  /** `https://…/stage`, where the session's connection really went. */
  endpoint: string;
  region: string;
  profileId: string;
}

/**
 * Where @connections of the session that is looked at is called, and with whose keys: those of its own
 * profile, else of the one that is chosen. Without a session, of what the URL box holds.
 */
export function aimAt({ state, derived }: StoreCore): Target {
  const session = derived.session.peek();
  const endpoint = session ? derived.sessionEndpoint.peek() : derived.endpoint.peek();
  const profiles = state.profiles.peek();
  const chosen = state.profileId.peek();
  const profile =
    profiles.find(({ id }) => id === session?.profileId) ?? profiles.find(({ id }) => id === chosen);
  const profileId = profile?.id ?? (profiles.length === 1 ? profiles[0]!.id : '');
  if (!endpoint) return { endpoint: '', region: '', profileId };
  const api = session ? state.apis.peek().find(({ url }) => url === session.url) : derived.api.peek();
  const scope = session ? state.detail.peek()?.signature : undefined;
  const typed = session ? undefined : state.region.peek().trim();
  // A page's socket went where its URL says.
  const override = session?.page || session?.imported ? undefined : api;
  const own = session?.page || session?.profileId === UNSIGNED ? undefined : profile;
  const plan = planSigning(endpoint, { endpoint: override?.endpoint, region: typed || api?.region }, own);
  return {
    endpoint: plan.endpoint.url.replace(/^ws/, 'http').replace(/[?#].*$/s, ''),
    region: scope?.region ?? plan.region ?? profile?.region ?? '',
    profileId,
  };
}
