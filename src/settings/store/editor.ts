import { batch, computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { type Fault, type Faults, faultOf } from './fault.ts';

export type FormBase = { id: string | undefined };

/** What an editor needs to know of the thing that it edits. */
export interface EditorParts<F extends FormBase> {
  /** Faults by field; empty means that it can be saved. */
  check(form: F): Faults;
  /** Saves, and gives the form as it stands afterwards and a sentence about it. */
  save(form: F): Promise<{ form: F; said: string }>;
  /** The field that a Problem of this id is about; undefined for none of them. */
  fieldOf(problemId: string, about: string | undefined): string | undefined;
}

/** One form: what is in it, what is wrong with it, and what would be lost by leaving it. */
export interface Editor<F extends FormBase> {
  readonly form: ReadonlySignal<F | undefined>;
  readonly dirty: ReadonlySignal<boolean>;
  readonly faults: ReadonlySignal<Faults>;
  /** Counts refused saves; a view moves the focus to the first fault when it rises. */
  readonly refusals: ReadonlySignal<number>;
  readonly busy: ReadonlySignal<boolean>;
  /** The last thing done, as a sentence; '' when it no longer matters. */
  readonly said: Signal<string>;
  /** True while the person is asked what to do with unsaved changes. */
  readonly asking: ReadonlySignal<boolean>;
  /** Shows another form, unsaved changes or not. */
  show(form: F | undefined, said?: string): void;
  change(patch: Partial<F>): void;
  /** Takes over what was changed elsewhere, where the person has not typed. */
  refresh(form: F | undefined): void;
  /** Does `go` at once where nothing would be lost, else after the person has decided. */
  leave(go: () => void): void;
  answer(decision: 'save' | 'discard' | 'stay'): Promise<void>;
  /** False where it was refused. */
  save(): Promise<boolean>;
  fail(fault: Fault): void;
}

export function createEditor<F extends FormBase>(parts: EditorParts<F>): Editor<F> {
  const form = signal<F | undefined>(undefined);
  const stored = signal<F | undefined>(undefined);
  const faults = signal<Faults>({});
  const refusals = signal(0);
  const busy = signal(false);
  const said = signal('');
  const waiting = signal<(() => void) | undefined>(undefined);
  const dirty = computed(() => !sameFields(form.value, stored.value));

  const show: Editor<F>['show'] = (next, sentence = '') =>
    batch(() => {
      form.value = next;
      stored.value = next;
      faults.value = {};
      waiting.value = undefined;
      said.value = sentence;
    });

  const refuse = (found: Faults) =>
    batch(() => {
      faults.value = found;
      refusals.value++;
    });

  const save = async (): Promise<boolean> => {
    const before = form.value;
    if (!before || busy.value) return false;
    const found = parts.check(before);
    said.value = '';
    if (Object.keys(found).length > 0) {
      refuse(found);
      return false;
    }
    busy.value = true;
    const base = stored.value;
    try {
      const saved = await parts.save(before);
      // The person may have opened something else, or typed on, while the background worked.
      if (stored.value === base) {
        batch(() => {
          form.value = form.value && typedOn(form.value, before, saved.form);
          stored.value = saved.form;
          faults.value = {};
          said.value = saved.said;
        });
      }
      return true;
    } catch (error) {
      const fault = faultOf(error);
      if (stored.value === base) refuse({ [parts.fieldOf(fault.id, fault.about) ?? 'form']: fault });
      return false;
    } finally {
      busy.value = false;
    }
  };

  return {
    form,
    dirty,
    faults,
    refusals,
    busy,
    said,
    asking: computed(() => waiting.value !== undefined),
    show,
    save,
    fail: (fault) => refuse({ form: fault }),
    change(patch) {
      const now = form.value;
      if (!now) return;
      batch(() => {
        form.value = { ...now, ...patch };
        said.value = '';
        const left = Object.entries(faults.value).filter(([field]) => field !== 'form' && !(field in patch));
        faults.value = Object.fromEntries(left);
      });
    },
    refresh(next) {
      const now = form.value;
      const base = stored.value;
      if (!now || !base || busy.value) return;
      batch(() => {
        if (next) form.value = typedOn(now, base, next);
        // Deleted elsewhere: what was typed can still be saved, as a new one.
        else form.value = dirty.value ? { ...now, id: undefined } : undefined;
        stored.value = next ?? (form.value && { ...base, id: undefined });
      });
    },
    leave(go) {
      if (dirty.value) waiting.value = go;
      else go();
    },
    async answer(decision) {
      const go = waiting.value;
      waiting.value = undefined;
      if (decision === 'stay' || (decision === 'save' && !(await save()))) return;
      go?.();
    },
  };
}

function sameFields<F extends FormBase>(a: F | undefined, b: F | undefined): boolean {
  if (!a || !b) return a === b;
  return (Object.keys(a) as (keyof F)[]).every((field) => a[field] === b[field]);
}

/** `next`, but with the fields kept that differ between `now` and `before`. */
function typedOn<F extends FormBase>(now: F, before: F, next: F): F {
  const typed = (Object.keys(now) as (keyof F)[]).filter((field) => now[field] !== before[field]);
  return Object.assign({ ...next }, ...typed.map((field) => ({ [field]: now[field] })));
}
