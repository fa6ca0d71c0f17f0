import { useState } from 'preact/hooks';
import { useConsole } from '../../context.ts';
import type { MessageBox } from '../useMessageBox.ts';
import { Drawer } from './Drawer.tsx';
import { EnvironmentForm } from './EnvironmentForm.tsx';
import { GeneratedValues } from './GeneratedValues.tsx';

const NEW = 'new';

/** The environment whose values stand for `{{names}}`, and its values. */
export function VariablesDrawer({ box }: { box: MessageBox }) {
  const { store } = useConsole();
  const { environments } = store.compose.value;
  const chosen = store.environment.value;
  const [making, setMaking] = useState(environments.length === 0);
  const api = store.composeApi.value;

  return (
    <Drawer
      title="Variables"
      box={box}
      tools={
        <select
          class="input drawer-select"
          aria-label="Environment"
          title={api ? `Used for the saved API “${api.name}”` : 'Used for URLs that are not saved'}
          value={making ? NEW : (chosen?.id ?? '')}
          onChange={(event) => {
            const { value } = event.currentTarget;
            setMaking(value === NEW);
            if (value !== NEW) void store.choose({ environmentId: value || undefined });
          }}
        >
          <option value="">No environment</option>
          {environments.map(({ id, name }) => (
            <option value={id} key={id}>
              {name}
            </option>
          ))}
          <option value={NEW}>New environment …</option>
        </select>
      }
    >
      {making ? (
        <EnvironmentForm key={NEW} box={box} onDone={() => setMaking(false)} />
      ) : chosen ? (
        <EnvironmentForm key={chosen.id} box={box} environment={chosen} onDone={() => {}} />
      ) : (
        <p class="hint">No environment is chosen, so {'{{names}}'} in a message have no values.</p>
      )}
      <GeneratedValues box={box} />
    </Drawer>
  );
}
