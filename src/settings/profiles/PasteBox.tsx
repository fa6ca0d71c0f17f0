import type { ReadonlySignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { Field } from '#ui/form/Field.tsx';
import type { ProfileEditor } from '../store/profileEditor.ts';
import { CandidateChoice } from './CandidateChoice.tsx';
import { summarise } from './summarise.ts';
import { Understood } from './Understood.tsx';

export interface PasteBoxProps {
  editor: ProfileEditor;
  clock: ReadonlySignal<number>;
  /** True where the profile has keys that a paste would replace. */
  replaces: boolean;
}

/** The box for credentials in any form, and what was understood of them. */
export function PasteBox({ editor, clock, replaces }: PasteBoxProps) {
  const reading = editor.reading.value;
  const chosen = editor.chosen.value;
  const text = editor.form.value?.paste ?? '';
  const readingId = useId();
  const several = reading.candidates.length > 1;
  const unreadable = reading.candidates.length === 0 && reading.faults.length > 0;
  const refused = editor.faults.value.paste;
  // What the reading says already stands beneath the box.
  const fault = several || unreadable ? undefined : refused;

  return (
    <div class="settings-paste">
      <Field
        id="profile-paste"
        label="Paste credentials"
        fault={fault}
        hint={
          replaces
            ? 'New keys replace the ones above. Left empty, those are kept.'
            : 'Shell exports, a credentials file, JSON from AWS tools, three bare lines: any form will do.'
        }
      >
        <textarea
          id="profile-paste"
          class="input mono"
          rows={6}
          value={text}
          spellcheck={false}
          // Without it Firefox writes the secret to disk, into its session file (seen in 153).
          autocomplete="off"
          autocapitalize="off"
          wrap="soft"
          aria-invalid={fault || unreadable ? true : undefined}
          aria-describedby={`profile-paste-${fault ? 'fault' : 'hint'} ${readingId}`}
          onInput={(event) => editor.paste(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
              event.currentTarget.form?.requestSubmit();
            }
          }}
        />
      </Field>
      <p id={readingId} role="status" class="visually-hidden">
        {summarise(reading, chosen)}
      </p>
      {several && <CandidateChoice editor={editor} clock={clock} fault={refused} />}
      {chosen && <Understood keys={chosen} clock={clock} />}
      {reading.faults.map((fault) => (
        <div class={`banner ${unreadable ? 'bad' : 'warn'}`} key={`${fault.id} ${fault.name ?? ''}`}>
          <p>
            {fault.name && <strong>{fault.name}: </strong>}
            {fault.message} {fault.next}
          </p>
        </div>
      ))}
    </div>
  );
}
