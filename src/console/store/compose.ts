import {
  type ApiChoices,
  type EnvironmentDraft,
  type MessageChange,
  UNSAVED_API,
} from '#core/compose/saved.ts';
import { attempt, type StoreCore } from './core.ts';

/** Saved messages, environments, and what is chosen of them for an API. */
export function composeActions(core: StoreCore) {
  const { deps, state, derived } = core;

  /** Reads the lists again; the console works without them meanwhile. */
  async function loadCompose(): Promise<void> {
    const lists = await deps.background.compose().catch(() => undefined);
    if (lists) state.compose.value = lists;
  }

  /** False where it was refused: `trouble` says why. */
  async function changeMessages(change: MessageChange): Promise<boolean> {
    const messages = await attempt(core, { action: 'compose' }, () => deps.background.changeMessages(change));
    if (messages) state.compose.value = { ...state.compose.peek(), messages };
    return messages !== undefined;
  }

  /** Saves it and takes it for the API that messages are written for. */
  async function saveEnvironment(draft: EnvironmentDraft): Promise<boolean> {
    const saved = await attempt(core, { action: 'compose' }, () => deps.background.saveEnvironment(draft));
    if (!saved) return false;
    await loadCompose();
    if (draft.id === undefined) await choose({ environmentId: saved.id });
    return true;
  }

  async function deleteEnvironment(id: string): Promise<void> {
    await attempt(core, { action: 'compose' }, () => deps.background.deleteEnvironment(id));
    await loadCompose();
  }

  /** Changes what is chosen for the API that messages are written for; undefined takes a choice back. */
  async function choose(change: { [Key in keyof ApiChoices]: ApiChoices[Key] | undefined }): Promise<void> {
    const apiId = derived.composeApi.peek()?.id ?? UNSAVED_API;
    const choices = { ...derived.choices.peek(), ...change } as ApiChoices;
    state.compose.value = {
      ...state.compose.peek(),
      choices: { ...state.compose.peek().choices, [apiId]: choices },
    };
    await attempt(core, { action: 'compose' }, () => deps.background.chooseForApi(apiId, choices));
  }

  return { loadCompose, changeMessages, saveEnvironment, deleteEnvironment, choose };
}
