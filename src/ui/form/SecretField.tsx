import { describedBy, Field, type FieldProps } from './Field.tsx';

export interface SecretFieldProps extends Omit<FieldProps, 'children'> {
  value: string;
  onValue(value: string): void;
  placeholder?: string;
}

/** One line that is not shown and that the browser is asked not to keep. */
export function SecretField({ value, onValue, placeholder, ...field }: SecretFieldProps) {
  return (
    <Field {...field}>
      <input
        type="password"
        id={field.id}
        class="input"
        value={value}
        placeholder={placeholder}
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        onInput={(event) => onValue(event.currentTarget.value)}
        {...describedBy(field)}
      />
    </Field>
  );
}
