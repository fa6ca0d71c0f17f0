import { focusAfterRender } from '../parts/focus.ts';
import type { Fault } from '../store/fault.ts';
import type { TagRow } from '../store/source/sourceForm.ts';

export interface TagRowsProps {
  rows: readonly TagRow[];
  fault: Fault | undefined;
  onRows(rows: readonly TagRow[]): void;
}

/** Session tags, one row each. */
export function TagRows({ rows, fault, onRows }: TagRowsProps) {
  const put = (at: number, patch: Partial<TagRow>) =>
    onRows(rows.map((row, index) => (index === at ? { ...row, ...patch } : row)));
  const invalid = fault ? { 'aria-invalid': true, 'aria-describedby': 'profile-tags-fault' } : {};
  return (
    <fieldset class="field settings-tags">
      <legend>Session tags</legend>
      {rows.map((row, at) => (
        <div class="settings-tag" key={at}>
          <input
            class="input mono"
            id={`profile-tag-${at}`}
            aria-label={`Key of tag ${at + 1}`}
            placeholder="key"
            autocomplete="off"
            spellcheck={false}
            value={row.key}
            onInput={(event) => put(at, { key: event.currentTarget.value })}
            {...invalid}
          />
          <input
            class="input mono"
            aria-label={`Value of tag ${at + 1}`}
            placeholder="value"
            autocomplete="off"
            spellcheck={false}
            value={row.value}
            onInput={(event) => put(at, { value: event.currentTarget.value })}
          />
          <button
            type="button"
            class="button quiet"
            aria-label={`Remove tag ${at + 1}`}
            onClick={() => {
              onRows(rows.filter((_, index) => index !== at));
              focusAfterRender('#profile-add-tag');
            }}
          >
            Remove
          </button>
        </div>
      ))}
      {fault && (
        <p class="fault" id="profile-tags-fault">
          {fault.message} {fault.next}
        </p>
      )}
      <div>
        <button
          type="button"
          id="profile-add-tag"
          class="button small"
          onClick={() => {
            onRows([...rows, { key: '', value: '' }]);
            focusAfterRender(`#profile-tag-${rows.length}`);
          }}
        >
          Add tag
        </button>
      </div>
    </fieldset>
  );
}
