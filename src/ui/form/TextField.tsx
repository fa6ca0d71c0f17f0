import { describedBy, Field, type FieldProps } from './Field.tsx';

export interface TextFieldProps extends Omit<FieldProps, 'children'> {
  value: string;
  onValue(value: string): void;
  placeholder?: string;
  mono?: boolean;
  maxLength?: number;
  /** Offered as one types; any other text is taken as well. */
  suggestions?: readonly string[];
}

/** One line of text. With suggestions its role is combobox, without them textbox. */
export function TextField({
  value,
  onValue,
  placeholder,
  mono,
  maxLength,
  suggestions,
  ...field
}: TextFieldProps) {
  const list = suggestions && `${field.id}-suggestions`;
  return (
    <Field {...field}>
      <input
        type="text"
        id={field.id}
        class={mono ? 'input mono' : 'input'}
        value={value}
        placeholder={placeholder}
        maxLength={maxLength}
        list={list}
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        onInput={(event) => onValue(event.currentTarget.value)}
        {...describedBy(field)}
      />
      {suggestions && (
        <datalist id={list}>
          {suggestions.map((text) => (
            <option key={text} value={text} />
          ))}
        </datalist>
      )}
    </Field>
  );
}
