import { DEFAULT_EXPIRES } from '#core/limits.ts';
import type { ApiDraft, SavedApi } from '#core/profile.ts';
import { UNSIGNED } from '#core/unsigned.ts';
import { attempt, type StoreCore } from './core.ts';
import { lasting } from './request.ts';

/** Saving, renaming and deleting the API that the inputs stand for. */
export function savedApiActions(core: StoreCore, settleUrl: () => void) {
  const { deps, state, derived } = core;

  /** Saves the inputs under a name: over the API with `id`, or as a new one. */
  async function saveApi(name: string, id?: string): Promise<SavedApi | undefined> {
    settleUrl();
    state.urlSettled.value = true;
    const endpoint = derived.endpoint.peek();
    if (!endpoint) return undefined;
    const saved = await attempt(core, { action: 'other' }, async () =>
      deps.background.saveApi(draftApi(name, endpoint.url, id)),
    );
    if (!saved) return undefined;
    const others = state.apis.peek().filter((api) => api.id !== saved.id);
    state.apis.value = [...others, saved];
    state.apiId.value = saved.id;
    return saved;
  }

  function draftApi(name: string, url: string, id: string | undefined): ApiDraft {
    const region = state.region.peek().trim();
    const service = state.service.peek().trim();
    const profileId = derived.unsigned.peek() ? UNSIGNED : derived.profile.peek()?.id;
    const old = derived.api.peek();
    const expires = state.expires.peek();
    return {
      ...(id ? { id } : {}),
      name: name.trim(),
      url,
      ...(profileId ? { profileId } : {}),
      ...(region ? { region } : {}),
      ...(service ? { service } : {}),
      ...(old?.endpoint ? { endpoint: old.endpoint } : {}),
      ...(expires !== undefined && expires !== DEFAULT_EXPIRES ? { expires } : {}),
      ...(derived.subprotocolList.peek().length > 0 ? { subprotocols: derived.subprotocolList.peek() } : {}),
      ...lasting(core),
    };
  }

  async function deleteApi(id: string): Promise<void> {
    await attempt(core, { action: 'other' }, async () => {
      await deps.background.deleteApi(id);
      state.apis.value = state.apis.peek().filter((api) => api.id !== id);
      if (state.apiId.peek() === id) state.apiId.value = undefined;
    });
  }

  return { saveApi, deleteApi };
}
