import type { ConnectionMethod } from '#core/connections/types.ts';
import { Problem } from '#core/problem.ts';
import { SelectField } from '#ui/form/SelectField.tsx';
import { TextField } from '#ui/form/TextField.tsx';
import { useConsole } from '../context.ts';
import { CopyButton } from '../frames/detail/CopyButton.tsx';
import { MessageField } from './MessageField.tsx';

const METHODS: readonly { method: ConnectionMethod; label: string; act: string; title: string }[] = [
  { method: 'POST', label: 'POST: send', act: 'Send to the connection', title: 'Sends it a message' },
  {
    method: 'GET',
    label: 'GET: look up',
    act: 'Look up the connection',
    title: 'Since when it is open, and who it is',
  },
  {
    method: 'DELETE',
    label: 'DELETE: close',
    act: 'Close the connection',
    title: 'Closes it from the server’s side',
  },
];

const faultOf = ({ message, next }: Problem) => ({ message, ...(next ? { next } : {}) });

/** Which connection, with whose keys, and what is to be done with it. */
export function CallForm() {
  const { store, shell } = useConsole();
  const side = store.serverSide;
  const place = side.place.value;
  const method = METHODS.find((one) => one.method === side.method.value)!;
  const ofAws = !(place instanceof Problem) && place.apiId !== undefined;
  const known = !(place instanceof Problem) && place.region;
  const waiting = side.busy.value;

  return (
    <form
      class="server-side-form"
      onSubmit={(event) => {
        event.preventDefault();
        void side.call((origins) => shell.requestHosts(origins));
      }}
    >
      <TextField
        id="server-side-id"
        label="Connection id"
        mono
        value={side.connectionId.value}
        placeholder="such as L0SM9cOFvHcCIhw="
        {...(side.found.value.length > 0
          ? { suggestions: side.found.value, hint: 'Found in the frames; any other can be typed.' }
          : {
              hint: 'No frame names one. The backend finds it in requestContext.connectionId; API Gateway’s own error frames name it too.',
            })}
        onValue={(text) => {
          side.connectionId.value = text;
        }}
      />
      <TextField
        id="server-side-endpoint"
        label="Endpoint"
        mono
        value={side.endpoint.value}
        placeholder="https://….execute-api.….amazonaws.com/stage"
        fault={place instanceof Problem && side.endpoint.value.trim() !== '' ? faultOf(place) : undefined}
        hint={ofAws ? undefined : 'On a custom domain the key of the mapping stands in the stage’s place.'}
        onValue={(text) => {
          side.endpoint.value = text;
        }}
      />
      <div class="server-side-pair">
        <SelectField
          id="server-side-profile"
          label="Sign with"
          value={side.profileId.value}
          options={[
            ...(store.profiles.value.some(({ id }) => id === side.profileId.value)
              ? []
              : [{ value: side.profileId.value, label: 'Choose a profile' }]),
            ...store.profiles.value.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onValue={(id) => {
            side.profileId.value = id;
          }}
        />
        <TextField
          id="server-side-region"
          label="Signing region"
          mono
          value={side.region.value}
          placeholder={known || 'such as eu-central-1'}
          onValue={(text) => {
            side.region.value = text;
          }}
        />
      </div>
      <fieldset class="segmented" aria-label="What to do">
        {METHODS.map((one) => (
          <button
            type="button"
            key={one.method}
            title={one.title}
            aria-pressed={one === method}
            onClick={() => side.choose(one.method)}
          >
            {one.label}
          </button>
        ))}
      </fieldset>
      {method.method === 'POST' && <MessageField />}
      <div class="button-row">
        <button
          type="submit"
          class={`button ${method.method === 'DELETE' ? 'danger' : 'primary'}`}
          aria-disabled={waiting}
        >
          {waiting ? 'Waiting…' : method.act}
        </button>
        <CopyButton label="Copy aws command" copy={copy} />
      </div>
    </form>
  );

  /** Rejects where nothing was copied; why stands beneath. */
  async function copy(): Promise<void> {
    if (!(await side.copyCommand())) throw new Error('nothing was copied');
  }
}
