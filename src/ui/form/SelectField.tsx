import { describedBy, Field, type FieldProps } from './Field.tsx';

export interface SelectFieldProps extends Omit<FieldProps, 'children'> {
  value: string;
  onValue(value: string): void;
  options: readonly { value: string; label: string }[];
}

/** One of a few. */
export function SelectField({ value, onValue, options, ...field }: SelectFieldProps) {
  return (
    <Field {...field}>
      <select
        id={field.id}
        class="input"
        value={value}
        onChange={(event) => onValue(event.currentTarget.value)}
        {...describedBy(field)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  );
}
