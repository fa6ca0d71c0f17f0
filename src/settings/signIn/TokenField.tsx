import { describedBy, Field } from '#ui/form/Field.tsx';

export interface TokenFieldProps {
  value: string;
  fault: { message: string } | undefined;
  onValue(value: string): void;
}

/** A box for an ID token or a SAML assertion. */
export function TokenField({ value, fault, onValue }: TokenFieldProps) {
  const field = {
    id: 'sign-in-secret',
    label: 'ID token or SAML assertion',
    hint: 'A JWT of three parts, or base64 text. Not an access token.',
    fault,
  };
  return (
    <Field {...field}>
      <textarea
        id={field.id}
        class="input mono"
        rows={4}
        value={value}
        spellcheck={false}
        // Without it Firefox writes the text to disk, into its session file.
        autocomplete="off"
        autocapitalize="off"
        onInput={(event) => onValue(event.currentTarget.value)}
        {...describedBy(field)}
      />
    </Field>
  );
}
