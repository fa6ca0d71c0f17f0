import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { SignInAnswer } from '#core/signIn.ts';
import { SecretField } from '#ui/form/SecretField.tsx';
import { TextField } from '#ui/form/TextField.tsx';
import type { SignIn } from '../store/signIn.ts';

export interface AnswerField {
  name: string;
  label: string;
  hint?: string;
  secret?: boolean;
}

export interface AnswerFormProps {
  signIn: SignIn;
  title: string;
  fields: readonly AnswerField[];
  answerOf(values: Record<string, string>): SignInAnswer;
  /** Why these values cannot be the answer, by field. */
  check?(values: Record<string, string>): Record<string, { message: string }>;
  children?: ComponentChildren;
}

/** Fields of a step with “Continue” and “Cancel”. What is typed lives here only, until it is sent. */
export function AnswerForm({ signIn, title, fields, answerOf, check, children }: AnswerFormProps) {
  const [values, setValues] = useState<Record<string, string>>({});
  const [faults, setFaults] = useState<Record<string, { message: string }>>({});

  const send = async () => {
    const empty = fields.filter(({ name }) => !values[name]?.trim());
    const found = {
      ...Object.fromEntries(empty.map(({ name, label }) => [name, { message: `${label} is missing.` }])),
      ...check?.(values),
    };
    setFaults(found);
    const [first] = Object.keys(found);
    if (first !== undefined) {
      document.getElementById(`step-${first}`)?.focus();
      return;
    }
    if (await signIn.answer(answerOf(values))) setValues({});
  };

  return (
    <form
      class="settings-form"
      aria-label={title}
      autocomplete="off"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <p>{title}</p>
      {children}
      <div class="settings-columns">
        {fields.map(({ name, label, hint, secret }) => {
          const Kind = secret ? SecretField : TextField;
          return (
            <Kind
              key={name}
              id={`step-${name}`}
              label={label}
              hint={hint}
              fault={faults[name]}
              value={values[name] ?? ''}
              onValue={(value) => {
                setValues({ ...values, [name]: value });
                setFaults({});
              }}
            />
          );
        })}
      </div>
      <StepActions signIn={signIn} />
    </form>
  );
}

/** The buttons beneath every step that is answered. */
export function StepActions({ signIn }: { signIn: SignIn }) {
  return (
    <div class="settings-actions">
      <button type="submit" class="button primary" aria-disabled={signIn.busy.value}>
        Continue
      </button>
      <button type="button" class="button" onClick={() => void signIn.signOut()}>
        Cancel sign-in
      </button>
    </div>
  );
}
