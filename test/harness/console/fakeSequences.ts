import type { SavedSequence } from '#core/compose/saved.ts';
import type { SequencesApi } from '#messaging/sequences.ts';

/** The background's commands around sequences, from memory; `note` is told of each before it is done. */
export function fakeSequences(
  start: readonly SavedSequence[] = [],
  note: (name: keyof SequencesApi, ...args: unknown[]) => Promise<void> = async () => {},
  changed: () => void = () => {},
): SequencesApi {
  let all = [...start];
  let count = 0;
  return {
    async sequences() {
      await note('sequences');
      return structuredClone(all);
    },
    async saveSequence(draft) {
      await note('saveSequence', draft);
      const { id = `sequence${++count}` } = draft;
      const saved = { ...draft, id };
      all = all.some((one) => one.id === id)
        ? all.map((one) => (one.id === id ? saved : one))
        : [...all, saved];
      changed();
      return structuredClone(saved);
    },
    async deleteSequence(id) {
      await note('deleteSequence', id);
      all = all.filter((one) => one.id !== id);
      changed();
    },
    runSequence: (...args) => note('runSequence', ...args),
    stopSequence: (...args) => note('stopSequence', ...args),
  };
}
