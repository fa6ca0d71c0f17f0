import type { TargetedInputEvent } from 'preact';
import { useId, useState } from 'preact/hooks';
import { useConsole } from '../context.ts';

export interface SecretLineProps {
  sentence: string;
  /** The field's accessible name. */
  label: string;
  button: string;
  /** Shown while it is typed: codes that are used once. */
  plain?: boolean;
  /** True where something was just refused for this reason. */
  asked: boolean;
  /** Resolves with true where it was taken; the field is emptied then. */
  send(text: string): Promise<boolean>;
}

/** A sentence, one field and a button. What is typed lives here only, until it is taken. */
export function SecretLine({ sentence, label, button, plain, asked, send }: SecretLineProps) {
  const { store } = useConsole();
  const [text, setText] = useState('');
  const id = useId();
  const field = {
    id,
    class: 'input secret-line',
    placeholder: label,
    autocomplete: 'off',
    spellcheck: false,
    value: text,
    onInput: (event: TargetedInputEvent<HTMLInputElement>) => setText(event.currentTarget.value),
  } as const;
  return (
    <form
      class={`banner ${asked ? 'bad' : 'warn'}`}
      aria-label={button}
      autocomplete="off"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== '') void send(text).then((taken) => taken && setText(''));
      }}
    >
      <p role={asked ? 'alert' : undefined}>{sentence}</p>
      <label class="visually-hidden" for={id}>
        {label}
      </label>
      {plain ? <input type="text" {...field} /> : <input type="password" {...field} />}
      <button type="submit" class="button" aria-disabled={store.signingIn.value}>
        {button}
      </button>
    </form>
  );
}
