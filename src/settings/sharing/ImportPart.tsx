import { Field } from '#ui/form/Field.tsx';
import type { Sharing } from '../store/sharing.ts';

/** A file or a text of shared profiles, and what it holds before it is taken over. */
export function ImportPart({ sharing }: { sharing: Sharing }) {
  const preview = sharing.preview.value;
  const ready = preview !== undefined && !preview.fault;
  const take = (text: string) => {
    sharing.text.value = text;
    sharing.said.value = '';
  };
  return (
    <form
      class="settings-form"
      aria-label="Import"
      autocomplete="off"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) void sharing.importText();
      }}
    >
      <h2>Import</h2>
      <div class="settings-columns">
        <Field id="import-file" label="File" hint="A file that Countersign has exported.">
          <input
            type="file"
            id="import-file"
            class="input settings-file"
            accept=".json,application/json,text/plain"
            onChange={(event) => {
              const input = event.currentTarget;
              void input.files?.[0]?.text().then((text) => {
                take(text);
                // So that the same file can be chosen once more after it was changed.
                input.value = '';
              });
            }}
          />
        </Field>
      </div>
      <Field
        id="import-text"
        label="Or paste its text"
        fault={preview?.fault}
        hint="Nothing is taken over before you press “Import”."
      >
        <textarea
          id="import-text"
          class="input mono"
          rows={4}
          value={sharing.text.value}
          spellcheck={false}
          autocomplete="off"
          aria-invalid={preview?.fault ? true : undefined}
          aria-describedby={preview?.fault ? 'import-text-fault' : 'import-text-hint'}
          onInput={(event) => take(event.currentTarget.value)}
        />
      </Field>
      {ready && (
        <div class="settings-understood" role="status">
          <p>
            <strong>
              {preview.profiles.length === 1 ? 'One profile' : `${preview.profiles.length} profiles`} found
            </strong>
          </p>
          <ul>
            {preview.profiles.map(({ name, kind, taken, hosts }, at) => (
              <li key={`${at} ${name}`}>
                {name} <span class="dim">· {kind}</span>
                {hosts.length > 0 && (
                  <span class="settings-warn"> · speaks to {hosts.join(' and ')} besides AWS</span>
                )}
                {taken && <span class="settings-warn"> · the name is taken, so it gets a number</span>}
              </li>
            ))}
          </ul>
        </div>
      )}
      <div class="settings-actions">
        <button type="submit" class="button primary" aria-disabled={!ready || sharing.busy.value}>
          Import
        </button>
      </div>
    </form>
  );
}
