import { type VariableRow, withEmptyRow } from './variableRows.ts';

export interface VariableFieldsProps {
  rows: readonly VariableRow[];
  /** Place of the row that was refused. */
  wrong: number | undefined;
  onChange(at: number, part: Partial<VariableRow>): void;
  onRemove(at: number): void;
  onInsert(variable: string): void;
}

/** Name, value and secrecy of each variable; an empty row at the end takes the next. */
export function VariableFields({ rows, wrong, onChange, onRemove, onInsert }: VariableFieldsProps) {
  const all = withEmptyRow(rows);
  return (
    <ul class="variable-rows" aria-label="Variables">
      {all.map((row, at) => {
        const called = row.name || `variable ${at + 1}`;
        return (
          <li key={at}>
            <input
              class="input mono"
              aria-label={`Name of variable ${at + 1}`}
              aria-invalid={wrong === at}
              placeholder="name"
              maxLength={80}
              autocomplete="off"
              autocapitalize="off"
              spellcheck={false}
              value={row.name}
              onInput={(event) => onChange(at, { name: event.currentTarget.value })}
            />
            <input
              class="input mono"
              {...(row.secret ? { type: 'password' } : { type: 'text' })}
              aria-label={`Value of ${called}`}
              placeholder={row.secret && row.held ? 'kept; type to replace it' : 'value'}
              autocomplete="off"
              autocapitalize="off"
              spellcheck={false}
              value={row.value}
              onInput={(event) => onChange(at, { value: event.currentTarget.value })}
            />
            <label title="Kept with your keys, and not shown again">
              <input
                type="checkbox"
                checked={row.secret}
                aria-label={`${called} is secret`}
                onChange={(event) => onChange(at, { secret: event.currentTarget.checked })}
              />
              Secret
            </label>
            <button
              type="button"
              class="button quiet small"
              aria-label={`Insert ${called} into the message`}
              disabled={row.name.trim() === ''}
              onClick={() => onInsert(row.name.trim())}
            >
              Insert
            </button>
            <button
              type="button"
              class="button quiet icon small"
              aria-label={`Remove ${called}`}
              disabled={at >= rows.length}
              onClick={() => onRemove(at)}
            >
              ×
            </button>
          </li>
        );
      })}
    </ul>
  );
}
