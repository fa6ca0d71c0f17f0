import type { ReadonlySignal } from '@preact/signals';
import { maskAccessKeyId } from '#core/redact.ts';
import { formatCountdown } from '#core/time.ts';
import type { Fault } from '../store/fault.ts';
import type { ProfileEditor } from '../store/profileEditor.ts';

export interface CandidateChoiceProps {
  editor: ProfileEditor;
  clock: ReadonlySignal<number>;
  /** Set where Save was pressed without a choice. */
  fault: Fault | undefined;
}

/** Asks which of several sets of keys in the text is meant. */
export function CandidateChoice({ editor, clock, fault }: CandidateChoiceProps) {
  const { candidates } = editor.reading.value;
  const choice = editor.form.value?.choice;
  return (
    <fieldset class="settings-choice" aria-describedby={fault && 'profile-choice-fault'}>
      <legend>The text holds {candidates.length} sets of keys. Which one is this profile for?</legend>
      {candidates.map(({ name, source, region, keys }, index) => {
        const left = keys.expiresAt === undefined ? undefined : keys.expiresAt - clock.value;
        return (
          <label class="settings-option" key={`${name ?? ''} ${keys.accessKeyId} ${index}`}>
            <input
              type="radio"
              name="profile-choice"
              checked={index === choice}
              aria-invalid={fault ? true : undefined}
              onChange={() => editor.choose(index)}
            />
            <span class="settings-name">{name ?? `Keys ${index + 1}`}</span>
            <code>{maskAccessKeyId(keys.accessKeyId)}</code>
            <span class="dim">
              {source}
              {region && ` · ${region}`}
            </span>
            {left !== undefined && (
              <span class={left > 0 ? 'figures dim' : 'settings-bad'}>
                {left > 0 ? `expire in ${formatCountdown(left)}` : 'expired'}
              </span>
            )}
          </label>
        );
      })}
      {fault && (
        <p class="fault" id="profile-choice-fault">
          {fault.next}
        </p>
      )}
    </fieldset>
  );
}
