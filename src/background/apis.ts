import { readEndpointOrigin } from '#core/endpoint/applyOverride.ts';
import { readEndpoint } from '#core/endpoint/readEndpoint.ts';
import { checkKeepAlive } from '#core/keepAlive.ts';
import { MAX_EXPIRES } from '#core/limits.ts';
import { Problem } from '#core/problem.ts';
import type { ApiDraft, SavedApi } from '#core/profile.ts';
import { cleanSubprotocols } from '#core/subprotocols.ts';
import type { StorageItem } from '#platform/storageItem.ts';
import { cleanName, cleanScopePart } from './clean.ts';

export interface Apis {
  list(): Promise<SavedApi[]>;
  save(draft: ApiDraft): Promise<SavedApi>;
  remove(id: string): Promise<void>;
}

/** Saved APIs in storage.local. */
export function createApis(item: StorageItem<SavedApi[]>, newId: () => string): Apis {
  return {
    list: () => item.get(),

    async save(draft) {
      const api = toSaved(draft, draft.id ?? newId());
      await item.update((apis) => {
        const others = apis.filter(({ id }) => id !== api.id);
        if (others.some(({ name }) => name === api.name)) {
          throw new Problem(
            'api.name',
            `There is a saved API “${api.name}” already.`,
            'Choose another name.',
          );
        }
        return others.length === apis.length
          ? [...apis, api]
          : apis.map((old) => (old.id === api.id ? api : old));
      });
      return api;
    },

    remove: async (id) => {
      await item.update((apis) => apis.filter((api) => api.id !== id));
    },
  };
}

function toSaved(draft: ApiDraft, id: string): SavedApi {
  const reading = readEndpoint(draft.url);
  if (!reading.ok) throw new Problem(reading.fault.id, reading.fault.message, reading.fault.next);
  const region = cleanScopePart(draft.region, 'scope.region', 'region');
  const service = cleanScopePart(draft.service, 'scope.service', 'signing service');
  const endpoint = draft.endpoint?.trim() ? readEndpointOrigin(draft.endpoint) : undefined;
  const subprotocols = cleanSubprotocols(draft.subprotocols ?? []);
  return {
    id,
    name: cleanName(draft.name, 'api.name', 'API'),
    url: reading.endpoint.url,
    ...(draft.profileId ? { profileId: draft.profileId } : {}),
    ...(region ? { region } : {}),
    ...(service ? { service } : {}),
    ...(endpoint ? { endpoint } : {}),
    ...(draft.expires === undefined ? {} : { expires: checkExpires(draft.expires) }),
    ...(subprotocols.length > 0 ? { subprotocols } : {}),
    ...(draft.reconnect ? { reconnect: true } : {}),
    ...(draft.keepAlive ? { keepAlive: checkKeepAlive(draft.keepAlive) } : {}),
  };
}

/** X-Amz-Expires in seconds; throws Problem `expires.range` outside 1 to MAX_EXPIRES. */
export function checkExpires(expires: number): number {
  if (Number.isInteger(expires) && expires >= 1 && expires <= MAX_EXPIRES) return expires;
  throw new Problem(
    'expires.range',
    'A signed URL can be valid for 1 second to 7 days (604,800 seconds).',
    'Choose a time within that.',
  );
}
