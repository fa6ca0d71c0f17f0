import type { Signal } from '@preact/signals';
import type { ComponentChildren, RefObject } from 'preact';

export interface AskLineProps {
  /** The box, for the focus; its accessible name is `label`. */
  box: RefObject<HTMLInputElement | null>;
  label: string;
  placeholder: string;
  text: Signal<string>;
  /** What is wrong with the text; goes with the next change of it. */
  fault: Signal<string | undefined>;
  /** Of the button that submits. */
  action: string;
  /** Stands where a fault would. */
  hint?: ComponentChildren;
  /** Of the hint or the fault, whichever is there. */
  noteId: string;
  onSubmit(): void;
}

/** One line of a popover that asks for one value in monospace, with its button and its fault. */
export function AskLine(props: AskLineProps) {
  const { text, fault, hint, noteId } = props;
  const faulty = fault.value !== undefined;
  return (
    <>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          props.onSubmit();
        }}
      >
        <input
          ref={props.box}
          class="input mono"
          type="text"
          aria-label={props.label}
          aria-invalid={faulty}
          aria-describedby={faulty || hint ? noteId : undefined}
          placeholder={props.placeholder}
          spellcheck={false}
          autocomplete="off"
          value={text.value}
          onInput={(event) => {
            text.value = event.currentTarget.value;
            fault.value = undefined;
          }}
        />
        <button type="submit" class="button">
          {props.action}
        </button>
      </form>
      {faulty ? (
        <p class="fault" id={noteId} role="alert">
          {fault.value}
        </p>
      ) : (
        hint && (
          <p class="hint" id={noteId}>
            {hint}
          </p>
        )
      )}
    </>
  );
}
