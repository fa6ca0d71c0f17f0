import { describedBy, Field } from '#ui/form/Field.tsx';
import type { Fault } from '../store/fault.ts';

export interface LimitFieldProps {
  id: string;
  label: string;
  hint: string;
  value: string;
  /** No limit is wanted. */
  any: boolean;
  fault: Fault | undefined;
  onValue(value: string): void;
  onAny(any: boolean): void;
}

/** A whole number, or no limit: never by leaving it empty, only by choice. */
export function LimitField({ value, any, onValue, onAny, ...field }: LimitFieldProps) {
  const anyId = `${field.id}-any`;
  return (
    <div class="settings-limit">
      <Field {...field}>
        <input
          type="text"
          inputMode="numeric"
          id={field.id}
          class="input"
          value={any ? '' : value}
          placeholder={any ? 'no limit' : ''}
          disabled={any}
          onInput={(event) => onValue(event.currentTarget.value)}
          {...describedBy(field)}
        />
      </Field>
      <label class="settings-check" for={anyId}>
        <input
          type="checkbox"
          id={anyId}
          checked={any}
          aria-label={`${field.label}: no limit`}
          onChange={(event) => onAny(event.currentTarget.checked)}
        />
        No limit
      </label>
    </div>
  );
}
