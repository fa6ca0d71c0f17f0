import { KEEP_ALIVE_MESSAGE } from '#core/keepAlive.ts';
import type { SavedApi } from '#core/profile.ts';

/** What the form of a saved API holds; everything as it is typed. */
export type ApiForm = {
  id: string | undefined;
  name: string;
  url: string;
  profileId: string;
  region: string;
  service: string;
  endpoint: string;
  /** Seconds; '' is the default. */
  expires: string;
  /** Separated by commas. */
  subprotocols: string;
  reconnect: boolean;
  /** '' for no keep-alive. */
  keepAliveSeconds: string;
  keepAliveMessage: string;
};

export function blankApi(): ApiForm {
  return {
    id: undefined,
    name: '',
    url: '',
    profileId: '',
    region: '',
    service: '',
    endpoint: '',
    expires: '',
    subprotocols: '',
    reconnect: false,
    keepAliveSeconds: '',
    keepAliveMessage: KEEP_ALIVE_MESSAGE,
  };
}

export function apiFormOf(api: SavedApi): ApiForm {
  return {
    id: api.id,
    name: api.name,
    url: api.url,
    profileId: api.profileId ?? '',
    region: api.region ?? '',
    service: api.service ?? '',
    endpoint: api.endpoint ?? '',
    expires: api.expires === undefined ? '' : String(api.expires),
    subprotocols: (api.subprotocols ?? []).join(', '),
    reconnect: api.reconnect ?? false,
    keepAliveSeconds: api.keepAlive ? String(api.keepAlive.seconds) : '',
    keepAliveMessage: api.keepAlive?.message ?? KEEP_ALIVE_MESSAGE,
  };
}
