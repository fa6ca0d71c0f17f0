import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { FormActions, type FormActionsProps } from './FormActions.tsx';
import { useFocusFault } from './useFocusFault.ts';

export interface ItemFormProps extends FormActionsProps {
  label: string;
  onPaste?(event: ClipboardEvent): void;
  children: ComponentChildren;
}

/** The form of one thing of a list: its fields, and beneath them what can be done. */
export function ItemForm({ label, onPaste, children, ...actions }: ItemFormProps) {
  const { editor } = actions;
  const root = useRef<HTMLFormElement>(null);
  useFocusFault(root, editor.refusals);
  return (
    <form
      ref={root}
      class="settings-form"
      aria-label={label}
      autocomplete="off"
      noValidate
      {...(onPaste ? { onPaste } : {})}
      onSubmit={(event) => {
        event.preventDefault();
        void editor.save();
      }}
    >
      {children}
      <FormActions {...actions} />
    </form>
  );
}
