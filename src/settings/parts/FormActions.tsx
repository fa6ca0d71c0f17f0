import type { Collection } from '../store/collection.ts';
import type { Editor, FormBase } from '../store/editor.ts';
import { DeleteStep } from './DeleteStep.tsx';
import { focusAfterRender } from './focus.ts';
import { Refusal } from './Refusal.tsx';

export interface FormActionsProps {
  editor: Editor<FormBase> & Collection;
  /** `profile`, `API`. */
  what: string;
  /** The question of the second step. */
  question: string;
}

/** Save, discard and delete, and what came of them. */
export function FormActions({ editor, what, question }: FormActionsProps) {
  const deleteId = `delete-${what}`;
  const stored = editor.form.value?.id !== undefined;
  const toList = () => focusAfterRender('[data-item][aria-current="true"]', '[data-new]');
  const remove = async () => {
    if (await editor.deleteOpen()) toList();
    else focusAfterRender(`#${deleteId}`);
  };
  return (
    <>
      <Refusal faults={editor.faults.value} />
      {editor.confirming.value ? (
        <DeleteStep
          question={question}
          onDelete={() => void remove()}
          onKeep={() => {
            editor.askDelete(false);
            focusAfterRender(`#${deleteId}`);
          }}
        />
      ) : (
        <div class="settings-actions">
          <button type="submit" class="button primary" aria-disabled={editor.busy.value}>
            Save
          </button>
          {editor.dirty.value && !editor.asking.value && (
            <button
              type="button"
              class="button"
              onClick={() => {
                editor.revert();
                toList();
              }}
            >
              Discard changes
            </button>
          )}
          {stored && (
            <button
              type="button"
              id={deleteId}
              class="button quiet danger settings-delete"
              onClick={() => editor.askDelete(true)}
            >
              Delete {what}
            </button>
          )}
        </div>
      )}
    </>
  );
}
