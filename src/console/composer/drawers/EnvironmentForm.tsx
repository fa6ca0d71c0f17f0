import { useState } from 'preact/hooks';
import type { Environment } from '#core/compose/saved.ts';
import { useConsole } from '../../context.ts';
import type { MessageBox } from '../useMessageBox.ts';
import { VariableFields } from './VariableFields.tsx';
import { toDraft, toRows, type VariableRow, withEmptyRow } from './variableRows.ts';

export interface EnvironmentFormProps {
  box: MessageBox;
  /** Without it a new one is made. */
  environment?: Environment;
  onDone(): void;
}

/** Name and variables of one environment. */
export function EnvironmentForm({ box, environment, onDone }: EnvironmentFormProps) {
  const { store } = useConsole();
  const [name, setName] = useState(environment?.name ?? '');
  const [rows, setRows] = useState<readonly VariableRow[]>(() => toRows(environment));
  const [asking, setAsking] = useState(false);
  const [saved, setSaved] = useState(false);
  const tried = store.trouble.value;
  const fault = tried?.attempt.action === 'compose' ? tried.problem : undefined;

  function change(at: number, part: Partial<VariableRow>): void {
    setSaved(false);
    setRows(withEmptyRow(rows).map((row, place) => (place === at ? { ...row, ...part } : row)));
  }

  async function save(): Promise<void> {
    if (!(await store.saveEnvironment(toDraft(name, rows, environment?.id)))) return;
    const now = store.compose.peek().environments.find(({ id }) => id === environment?.id);
    if (now) setRows(toRows(now));
    setSaved(true);
    onDone();
  }

  return (
    <form
      class="environment-form"
      aria-label={environment ? `Environment ${environment.name}` : 'New environment'}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <div class="drawer-line">
        <input
          class="input"
          aria-label="Environment name"
          aria-invalid={fault?.id === 'environment.name'}
          placeholder="Name, such as staging"
          maxLength={80}
          autocomplete="off"
          spellcheck={false}
          data-first={environment ? undefined : ''}
          value={name}
          onInput={(event) => {
            setSaved(false);
            setName(event.currentTarget.value);
          }}
        />
        <button type="submit" class="button primary">
          Save environment
        </button>
        {environment &&
          (asking ? (
            <>
              <span>Delete “{environment.name}” with its values?</span>
              <button
                type="button"
                class="button danger"
                onClick={() => void store.deleteEnvironment(environment.id)}
              >
                Delete
              </button>
              <button type="button" class="button" onClick={() => setAsking(false)}>
                Keep
              </button>
            </>
          ) : (
            <button type="button" class="button quiet danger" onClick={() => setAsking(true)}>
              Delete environment
            </button>
          ))}
        {saved && (
          <span class="hint" role="status">
            Saved
          </span>
        )}
      </div>
      <VariableFields
        rows={rows}
        wrong={fault?.id === 'environment.variable' ? Number(fault.about) : undefined}
        onChange={change}
        onRemove={(at) => setRows(rows.filter((_, place) => place !== at))}
        onInsert={(variable) => box.insert(`{{${variable}}}`)}
      />
      <p class="hint">
        A secret value is kept with your keys, and is never shown again; what was sent with it stands in the
        log.
      </p>
    </form>
  );
}
