import type { ReadonlySignal } from '@preact/signals';
import { signal } from '@preact/signals';
import type { Editor, FormBase } from './editor.ts';
import { faultOf } from './fault.ts';

export interface CollectionParts<T extends { id: string; name: string }, F extends FormBase> {
  items: ReadonlySignal<readonly T[]>;
  editor: Editor<F>;
  blank(): F;
  formOf(item: T): F;
  remove(id: string): Promise<void>;
  /** Takes a deleted item out of `items` before the background's event does. */
  dropped(id: string): void;
}

/** A list of things, one of which is open in an editor. */
export interface Collection {
  /** True while the person is asked whether to delete what is open. */
  readonly confirming: ReadonlySignal<boolean>;
  /** Asks first where changes would be lost. */
  open(id: string): void;
  startNew(): void;
  askDelete(asked: boolean): void;
  /** Deletes what is open, and opens its neighbour in the list. False where that failed. */
  deleteOpen(): Promise<boolean>;
  /** Throws away what was typed. */
  revert(): void;
  /** Opens `item` (an id or `new`), or else the first there is; not where something is open already. */
  start(item: string | undefined): void;
  /** Brings the open form up to date with the items. */
  refresh(): void;
}

export function createCollection<T extends { id: string; name: string }, F extends FormBase>(
  parts: CollectionParts<T, F>,
): Collection {
  const { editor, items } = parts;
  const confirming = signal(false);
  const find = (id: string | undefined) => items.value.find((item) => item.id === id);

  const show = (item: T | 'new' | undefined, said = '') => {
    confirming.value = false;
    if (item === 'new') editor.show(parts.blank(), said);
    else editor.show(item && parts.formOf(item), said);
  };

  return {
    confirming,
    open(id) {
      if (editor.form.value?.id === id) return;
      editor.leave(() => show(find(id)));
    },
    startNew: () => editor.leave(() => show('new')),
    askDelete: (asked) => {
      confirming.value = asked;
    },
    async deleteOpen() {
      const item = find(editor.form.value?.id);
      if (!item) return false;
      const at = items.value.indexOf(item);
      try {
        await parts.remove(item.id);
      } catch (error) {
        confirming.value = false;
        editor.fail(faultOf(error));
        return false;
      }
      parts.dropped(item.id);
      show(items.value[at] ?? items.value[at - 1], `Deleted “${item.name}”.`);
      return true;
    },
    revert: () => show(find(editor.form.value?.id) ?? items.value[0]),
    start(item) {
      // “New …” may have been pressed, and typed into, before the list arrived.
      if (editor.form.value) return;
      show(item === 'new' ? 'new' : (find(item) ?? items.value[0]));
    },
    refresh() {
      const form = editor.form.value;
      if (!form) {
        if (items.value[0]) show(items.value[0], editor.said.value);
        return;
      }
      if (form.id === undefined) return;
      const item = find(form.id);
      editor.refresh(item && parts.formOf(item));
      if (!item && !editor.form.value) show(items.value[0]);
    },
  };
}
