import { changeMessages } from '#core/compose/changeMessages.ts';
import type { ComposeLists } from '#core/compose/saved.ts';
import type { ComposeApi } from '#messaging/compose.ts';

/** The background's commands around messages, from memory; `note` is told of each before it is done. */
export function fakeCompose(
  start: Partial<ComposeLists> = {},
  note: (name: keyof ComposeApi, ...args: unknown[]) => Promise<void> = async () => {},
  changed: () => void = () => {},
): ComposeApi {
  const lists: ComposeLists = { messages: [], environments: [], choices: {}, ...start };
  let count = 0;
  const newId = (): string => `new${++count}`;
  return {
    async compose() {
      await note('compose');
      return structuredClone(lists);
    },
    async changeMessages(change) {
      await note('changeMessages', change);
      lists.messages = changeMessages(lists.messages, change, newId);
      changed();
      return structuredClone(lists.messages);
    },
    async saveEnvironment(draft) {
      await note('saveEnvironment', draft);
      const { id = newId() } = draft;
      const saved = {
        ...draft,
        id,
        variables: draft.variables.map(({ value, ...one }) =>
          one.secret
            ? { ...one, ...(value === undefined ? { missing: true as const } : {}) }
            : { ...one, value: value ?? '' },
        ),
      };
      lists.environments = [...lists.environments.filter((one) => one.id !== id), saved];
      changed();
      return structuredClone(saved);
    },
    async deleteEnvironment(id) {
      await note('deleteEnvironment', id);
      lists.environments = lists.environments.filter((one) => one.id !== id);
      changed();
    },
    async chooseForApi(apiId, choices) {
      await note('chooseForApi', apiId, choices);
      lists.choices = { ...lists.choices, [apiId]: choices };
      changed();
    },
    sendTemplate: (...args) => note('sendTemplate', ...args),
    startRepeat: (...args) => note('startRepeat', ...args),
    stopRepeat: (...args) => note('stopRepeat', ...args),
  };
}
