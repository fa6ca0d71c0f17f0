import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import type { Collection } from '../store/collection.ts';
import type { Editor, FormBase } from '../store/editor.ts';
import { focusAfterRender } from './focus.ts';
import { ItemList, type ItemListProps } from './ItemList.tsx';
import { Unsaved } from './Unsaved.tsx';

export interface ItemsPageProps<T, F extends FormBase>
  extends Pick<ItemListProps<T>, 'title' | 'newLabel' | 'items'> {
  editor: Editor<F> & Collection;
  loaded: boolean;
  /** What is being made, as the start of a sentence: `The new API`. */
  newName: string;
  /** The field where a new one begins. */
  firstField: string;
  /** The field to go on with after all; the first one by default. */
  stayField?: string;
  /** The lines under a name in the list. */
  line(item: T): ComponentChildren;
  /** The open one's form: of what is stored, or undefined for a new one. */
  pane(form: F, open: T | undefined): ComponentChildren;
  /** What to do where there is nothing yet. */
  empty: ComponentChildren;
  /** Stands beneath what was said last. */
  below?: ComponentChildren;
}

/** A list of things, and the form of the one that is open. */
export function ItemsPage<T extends { id: string; name: string }, F extends FormBase>(
  props: ItemsPageProps<T, F>,
) {
  const { title, newLabel, items, editor, loaded, firstField, stayField = firstField } = props;
  const form = editor.form.value;
  const startingNew = form !== undefined && form.id === undefined;
  const open = items.find(({ id }) => id === form?.id);

  useEffect(() => {
    if (startingNew) focusAfterRender(firstField);
  }, [startingNew, firstField]);

  const answer = async (decision: 'save' | 'discard' | 'stay') => {
    await editor.answer(decision);
    if (decision === 'stay') focusAfterRender(stayField);
    if (decision === 'discard') focusAfterRender('[data-item][aria-current="true"]', firstField);
  };

  return (
    <>
      <ItemList
        title={title}
        newLabel={newLabel}
        items={items}
        open={form?.id}
        startingNew={startingNew}
        loading={!loaded}
        onOpen={editor.open}
        onNew={editor.startNew}
      >
        {props.line}
      </ItemList>
      <div class="settings-pane">
        {editor.asking.value && (
          <Unsaved
            what={open ? `“${open.name}”` : props.newName}
            onAnswer={(decision) => void answer(decision)}
          />
        )}
        {form ? props.pane(form, open) : loaded && props.empty}
        <p role="status" class="settings-said">
          {editor.said.value}
        </p>
        {props.below}
      </div>
    </>
  );
}
