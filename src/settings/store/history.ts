import { batch, computed, type ReadonlySignal, signal } from '@preact/signals';
import type { BackgroundApi } from '#messaging/contract.ts';
import type { SettingsProps } from '../props.ts';
import { type Fault, type Faults, faultOf } from './fault.ts';
import { type HistoryForm, historyFormOf, readHistoryForm } from './historyForm.ts';

/** What the log takes up. */
export interface StoredNow {
  sessions: number;
  /** Those of them that have not ended. */
  open: number;
  /** Bytes of frames. */
  bytes: number;
  /** Bytes that all of the extension takes on disk, as the browser counts them. */
  disk: number | undefined;
}

/** How long sessions are kept, what there is, and the way to be rid of it. */
export interface History {
  /** Undefined until the background has told. */
  readonly form: ReadonlySignal<HistoryForm | undefined>;
  readonly dirty: ReadonlySignal<boolean>;
  readonly faults: ReadonlySignal<Faults>;
  /** How often a save was refused. */
  readonly refusals: ReadonlySignal<number>;
  readonly busy: ReadonlySignal<boolean>;
  readonly fault: ReadonlySignal<Fault | undefined>;
  /** The last thing done, as a sentence. */
  readonly said: ReadonlySignal<string>;
  readonly stored: ReadonlySignal<StoredNow | undefined>;
  load(): Promise<void>;
  change(change: Partial<HistoryForm>): void;
  revert(): void;
  save(): Promise<void>;
  deleteAll(): Promise<void>;
  /** Looks again at what is stored, where that has changed. */
  tick(): void;
  stop(): void;
}

export function createHistory(background: BackgroundApi, log: SettingsProps['log']): History {
  const saved = signal<HistoryForm | undefined>(undefined);
  const changes = signal<Partial<HistoryForm>>({});
  const faults = signal<Faults>({});
  const refusals = signal(0);
  const busy = signal(false);
  const fault = signal<Fault | undefined>(undefined);
  const said = signal('');
  const stored = signal<StoredNow | undefined>(undefined);
  const form = computed(() => saved.value && { ...saved.value, ...changes.value });
  const dirty = computed(() => JSON.stringify(form.value) !== JSON.stringify(saved.value));
  let stale = false;
  const stopListening = log.subscribe(() => {
    stale = true;
  });

  async function count(): Promise<void> {
    stale = false;
    const [sessions, disk] = await Promise.all([log.sessions(), log.bytesOnDisk()]);
    stored.value = {
      sessions: sessions.length,
      open: sessions.filter(({ ended }) => !ended).length,
      bytes: sessions.reduce((sum, { bytes }) => sum + bytes, 0),
      disk,
    };
  }

  async function load(): Promise<void> {
    try {
      saved.value = historyFormOf(await background.retention());
      await count();
      fault.value = undefined;
    } catch (error) {
      fault.value = faultOf(error);
    }
  }

  async function act(work: () => Promise<string>): Promise<void> {
    if (busy.peek()) return;
    batch(() => {
      busy.value = true;
      fault.value = undefined;
      said.value = '';
    });
    try {
      const sentence = await work();
      await load();
      said.value = sentence;
    } catch (error) {
      fault.value = faultOf(error);
    } finally {
      busy.value = false;
    }
  }

  return {
    form,
    dirty,
    faults,
    refusals,
    busy,
    fault,
    said,
    stored,
    load,
    change(change) {
      changes.value = { ...changes.value, ...change };
      faults.value = {};
      said.value = '';
    },
    revert() {
      changes.value = {};
      faults.value = {};
    },
    async save() {
      if (!form.value) return;
      const read = readHistoryForm(form.value);
      if ('faults' in read) {
        faults.value = read.faults;
        refusals.value++;
        return;
      }
      await act(async () => {
        const before = (await log.sessions()).length;
        await background.setRetention(read.retention);
        changes.value = {};
        const removed = before - (await log.sessions()).length;
        if (removed <= 0) return 'Saved.';
        return `Saved. ${removed === 1 ? '1 session was' : `${removed} sessions were`} beyond the limits and deleted.`;
      });
    },
    deleteAll: () =>
      act(async () => {
        for (const { id } of await log.sessions()) await background.removeSession(id);
        return 'All sessions are deleted.';
      }),
    tick() {
      if (stale && !busy.peek()) count().catch(() => undefined);
    },
    stop: stopListening,
  };
}
