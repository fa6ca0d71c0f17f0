import { computed, signal } from '@preact/signals';
import { readSequence } from '#core/compose/readSequence.ts';
import type { SavedSequence } from '#core/compose/saved.ts';
import { LIMITS, type Step } from '#core/compose/types.ts';
import { type Problem, toProblem } from '#core/problem.ts';
import type { StoreCore } from '../store/core.ts';
import { freeName } from './freeName.ts';
import { isSame } from './isSame.ts';
import { newStep } from './newStep.ts';

/** What is typed is stored so long after the last change, in ms. */
const SAVE_AFTER = 400;

/** What was deleted last, to be had back. */
export type Deleted =
  | { what: 'step'; of: string; step: Step; at: number }
  | { what: 'sequence'; sequence: SavedSequence };

/** Sequences as they are written, stored and run: signals to show, and what a person does. */
export function createSequencer({ deps, state, derived }: StoreCore) {
  const { background } = deps;
  /** By name; undefined until they were read. */
  const list = signal<readonly SavedSequence[] | undefined>(undefined);
  /** The one that is written; what it is stored as may be a moment behind. */
  const draft = signal<SavedSequence | undefined>(undefined);
  /** The step that is open, from 0. */
  const editing = signal<number | undefined>(undefined);
  const deleted = signal<Deleted | undefined>(undefined);
  const problem = signal<Problem | undefined>(undefined);
  /** The report is in sight, and not the steps. */
  const reporting = signal(false);
  let cancelSave: (() => void) | undefined;
  let saving = 0;
  let loaded = false;

  const faults = computed(() => {
    if (!draft.value) return [];
    const reading = readSequence(
      draft.value,
      (derived.environment.value?.variables ?? []).map(({ name }) => name),
    );
    return 'faults' in reading ? reading.faults : [];
  });

  async function attempt<T>(work: () => Promise<T>): Promise<T | undefined> {
    try {
      const result = await work();
      problem.value = undefined;
      return result;
    } catch (error) {
      problem.value = toProblem(error);
      return undefined;
    }
  }

  function take(all: readonly SavedSequence[]): void {
    list.value = all.toSorted((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }));
    const stored = list.value.find(({ id }) => id === draft.peek()?.id);
    // What is being written is newer than what is stored.
    if (!cancelSave && saving === 0 && !(stored && isSame(stored, draft.peek()))) {
      draft.value = stored ?? list.value[0];
      editing.value = undefined;
    }
  }

  async function read(): Promise<void> {
    take(await background.sequences());
  }

  const stopEvents = deps.onBackgroundEvent(({ type }) => {
    if (loaded && type === 'sequences-changed') read().catch(() => {});
  });

  async function save(): Promise<void> {
    cancelSave?.();
    cancelSave = undefined;
    const sequence = draft.peek();
    if (!sequence) return;
    saving += 1;
    await attempt(() => background.saveSequence(sequence));
    saving -= 1;
  }

  function write(change: Partial<Omit<SavedSequence, 'id'>>): void {
    const sequence = draft.peek();
    if (!sequence) return;
    draft.value = { ...sequence, ...change };
    cancelSave?.();
    cancelSave = deps.later(() => void save(), SAVE_AFTER);
  }

  /** Stores at once what was typed and is not stored yet. */
  function flush(): void {
    if (cancelSave) void save();
  }

  function show(sequence: SavedSequence | undefined): void {
    flush();
    draft.value = sequence;
    editing.value = undefined;
    reporting.value = false;
    problem.value = undefined;
  }

  const steps = (): readonly Step[] => draft.peek()?.steps ?? [];

  return {
    list,
    draft,
    editing,
    deleted,
    problem,
    reporting,
    faults,
    flush,

    /** Reads what is stored; `chosen` is looked at where nothing is yet. */
    async load(chosen?: string): Promise<void> {
      loaded = true;
      await attempt(async () => {
        const first = list.peek() === undefined;
        await read();
        const before = first && list.peek()?.find(({ id }) => id === chosen);
        if (before) draft.value = before;
      });
    },

    choose(id: string): void {
      show(list.peek()?.find((one) => one.id === id));
    },

    async create(): Promise<void> {
      flush();
      const name = freeName(
        'Sequence',
        (list.peek() ?? []).map((one) => one.name),
      );
      const saved = await attempt(() => background.saveSequence({ name, steps: [], rounds: 1 }));
      if (saved) show(saved);
    },

    async duplicate(): Promise<void> {
      const sequence = draft.peek();
      if (!sequence) return;
      flush();
      const { id: _, ...rest } = sequence;
      const name = freeName(
        sequence.name,
        (list.peek() ?? []).map((one) => one.name),
      );
      const saved = await attempt(() => background.saveSequence({ ...rest, name }));
      if (saved) show(saved);
    },

    /** Resolves with false where the name cannot be. */
    async rename(name: string): Promise<boolean> {
      const sequence = draft.peek();
      if (!sequence || sequence.name === name.trim()) return true;
      cancelSave?.();
      cancelSave = undefined;
      const saved = await attempt(() => background.saveSequence({ ...sequence, name }));
      if (saved) draft.value = saved;
      return saved !== undefined;
    },

    setRounds: (rounds: number) => write({ rounds }),

    /** Puts a new step behind the one at `after`, or last, and opens it. */
    add(kind: Step['kind'], after = steps().length - 1, like: Step = newStep(kind)): void {
      if (steps().length >= LIMITS.steps) return;
      write({ steps: steps().toSpliced(after + 1, 0, like) });
      editing.value = after + 1;
    },

    change(at: number, step: Step): void {
      write({ steps: steps().with(at, step) });
    },

    /** Returns where the step is then. */
    move(from: number, to: number): number {
      const step = steps()[from];
      const place = Math.min(Math.max(0, to), steps().length - 1);
      if (!step || place === from) return from;
      write({ steps: steps().toSpliced(from, 1).toSpliced(place, 0, step) });
      if (editing.peek() === from) editing.value = place;
      else editing.value = undefined;
      return place;
    },

    remove(at: number): void {
      const step = steps()[at];
      const of = draft.peek()?.id;
      if (!step || of === undefined) return;
      write({ steps: steps().toSpliced(at, 1) });
      editing.value = undefined;
      deleted.value = { what: 'step', of, step, at };
    },

    async removeSequence(): Promise<void> {
      const sequence = draft.peek();
      if (!sequence) return;
      cancelSave?.();
      cancelSave = undefined;
      const done = await attempt(async () => {
        await background.deleteSequence(sequence.id);
        return true;
      });
      if (!done) return;
      list.value = list.peek()?.filter(({ id }) => id !== sequence.id);
      show(list.peek()?.[0]);
      deleted.value = { what: 'sequence', sequence };
    },

    /** Brings back what was deleted last. */
    async undo(): Promise<void> {
      const before = deleted.peek();
      deleted.value = undefined;
      if (before?.what === 'sequence') {
        const saved = await attempt(() => background.saveSequence(before.sequence));
        if (saved) show(saved);
      } else if (before && before.of === draft.peek()?.id) {
        write({ steps: steps().toSpliced(before.at, 0, before.step) });
        editing.value = undefined;
      }
    },

    async run(): Promise<void> {
      const sequence = draft.peek();
      const session = derived.session.peek();
      if (!sequence || !session) return;
      flush();
      editing.value = undefined;
      const { name, steps, rounds } = sequence;
      await attempt(() =>
        background.runSequence(session.id, { name, steps, rounds }, derived.environment.peek()?.id),
      );
    },

    async stop(): Promise<void> {
      const id = state.sessionId.peek();
      await attempt(() => background.stopSequence(id));
    },

    end(): void {
      stopEvents();
      flush();
    },
  };
}

export type Sequencer = ReturnType<typeof createSequencer>;
