import { changeMessages } from '#core/compose/changeMessages.ts';
import { variablesIn } from '#core/compose/expandTemplate.ts';
import { type ApiChoices, SAVED_LIMITS, type SavedMessage } from '#core/compose/saved.ts';
import type { MessageTemplate } from '#core/compose/types.ts';
import { utf8Length } from '#core/utf8Length.ts';
import type { ComposeApi, Greeting } from '#messaging/compose.ts';
import type { BackgroundEvent, HostApi } from '#messaging/contract.ts';
import type { StorageItem } from '#platform/storageItem.ts';
import { checkChange, tooMany } from './checkMessage.ts';
import { cleanChoices } from './cleanChoices.ts';
import type { Environments } from './environments.ts';

export interface MessageCommandsDeps {
  messages: StorageItem<SavedMessage[]>;
  choices: StorageItem<Record<string, ApiChoices>>;
  environments: Environments;
  host: Pick<HostApi, 'sendTemplate' | 'startRepeat' | 'stopRepeat'>;
  newId(): string;
  announce(event: BackgroundEvent): void;
}

export interface MessageCommands extends ComposeApi {
  /** What goes out when that API's connection opens. Problem: `vault.locked`. */
  greeting(apiId: string): Promise<Greeting | undefined>;
  /** An API was deleted. */
  forgetApi(apiId: string): Promise<void>;
}

/** The commands around messages: saved ones, environments, and sending with their values. */
export function createMessageCommands(deps: MessageCommandsDeps): MessageCommands {
  const { messages, choices, environments, host, newId, announce } = deps;
  const changed = () => announce({ type: 'compose-changed' });

  const valuesFor = ({ text }: MessageTemplate, environmentId: string | undefined) =>
    environments.values(environmentId, variablesIn(text));

  return {
    async compose() {
      const [saved, sets, chosen] = await Promise.all([messages.get(), environments.list(), choices.get()]);
      return { messages: saved, environments: sets, choices: chosen };
    },

    async changeMessages(change) {
      const checked = checkChange(change);
      const after = await messages.update((before) => {
        const next = changeMessages(before, checked, newId);
        if ((change.type === 'save' || change.type === 'restore') && isFull(next)) throw tooMany();
        return next;
      });
      changed();
      return after;
    },

    async saveEnvironment(draft) {
      const saved = await environments.save(draft);
      changed();
      return saved;
    },
    async deleteEnvironment(id) {
      await environments.remove(id);
      changed();
    },

    async chooseForApi(apiId, wanted) {
      await choices.update((all) => ({ ...all, [apiId]: cleanChoices(wanted) }));
      changed();
    },
    async forgetApi(apiId) {
      await choices.update(({ [apiId]: _, ...others }) => others);
    },

    async greeting(apiId) {
      const { onConnect, environmentId } = (await choices.get())[apiId] ?? {};
      const message = onConnect && (await messages.get()).find(({ id }) => id === onConnect);
      if (!message) return undefined;
      const { text, form } = message;
      return { message: { text, form }, values: await valuesFor(message, environmentId) };
    },

    sendTemplate: async (sessionId, message, environmentId) =>
      host.sendTemplate(sessionId, message, await valuesFor(message, environmentId)),
    startRepeat: async (sessionId, request, environmentId) =>
      host.startRepeat(sessionId, request, await valuesFor(request, environmentId)),
    stopRepeat: (sessionId) => host.stopRepeat(sessionId),
  };
}

const isFull = (all: readonly SavedMessage[]): boolean =>
  all.length > SAVED_LIMITS.messages ||
  all.reduce((bytes, { text }) => bytes + utf8Length(text), 0) > SAVED_LIMITS.allBytes;
