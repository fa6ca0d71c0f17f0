import { variablesIn } from '#core/compose/expandTemplate.ts';
import type { SavedSequence } from '#core/compose/saved.ts';
import { Problem } from '#core/problem.ts';
import type { BackgroundEvent, HostApi } from '#messaging/contract.ts';
import type { SequencesApi } from '#messaging/sequences.ts';
import type { StorageItem } from '#platform/storageItem.ts';
import type { Environments } from '../messages/environments.ts';
import { checkRoom, checkSequence, MOST_SEQUENCES } from './checkSequence.ts';

export interface SequenceCommandsDeps {
  sequences: StorageItem<SavedSequence[]>;
  environments: Pick<Environments, 'list' | 'values'>;
  host: Pick<HostApi, 'runSequence' | 'stopSequence'>;
  newId(): string;
  announce(event: BackgroundEvent): void;
}

/** The commands around sequences: saved ones, and running one with an environment's values. */
export function createSequenceCommands(deps: SequenceCommandsDeps): SequencesApi {
  const { sequences, environments, host, newId, announce } = deps;

  return {
    sequences: () => sequences.get(),

    async saveSequence(draft) {
      const checked = checkSequence(draft);
      const saved: SavedSequence = { ...checked, id: checked.id ?? newId() };
      await sequences.update((all) => {
        const others = all.filter(({ id }) => id !== saved.id);
        if (others.some(({ name }) => name === saved.name)) throw taken(saved.name);
        if (others.length >= MOST_SEQUENCES) throw tooMany();
        const next =
          others.length === all.length
            ? [...all, saved]
            : all.map((one) => (one.id === saved.id ? saved : one));
        checkRoom(next);
        return next;
      });
      announce({ type: 'sequences-changed' });
      return saved;
    },

    async deleteSequence(id) {
      await sequences.update((all) => all.filter((one) => one.id !== id));
      announce({ type: 'sequences-changed' });
    },

    async runSequence(sessionId, run, environmentId) {
      const { name, steps, rounds } = checkSequence(run);
      const names = [
        ...new Set(steps.flatMap((step) => (step.kind === 'send' ? variablesIn(step.text) : []))),
      ];
      const [values, sets] = await Promise.all([
        environments.values(environmentId, names),
        environments.list(),
      ]);
      const secret = sets
        .find(({ id }) => id === environmentId)
        ?.variables.flatMap((one) => (one.secret && names.includes(one.name) ? [one.name] : []));
      await host.runSequence(sessionId, { run: { name, steps, rounds }, values, secret: secret ?? [] });
    },
    stopSequence: (sessionId) => host.stopSequence(sessionId),
  };
}

const taken = (name: string): Problem =>
  new Problem('sequence.name', `There is a sequence “${name}” already.`, 'Choose another name.');

const tooMany = (): Problem =>
  new Problem(
    'sequence.count',
    `There are ${MOST_SEQUENCES} sequences, and more cannot be.`,
    'Delete one that is not needed any more.',
  );
