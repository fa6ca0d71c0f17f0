import { useEffect, useRef } from 'preact/hooks';

export interface UnsavedProps {
  /** What has the changes, as a person calls it. */
  what: string;
  onAnswer(decision: 'save' | 'discard' | 'stay'): void;
}

/** Asks in place what is to become of unsaved changes before something else is opened. */
export function Unsaved({ what, onAnswer }: UnsavedProps) {
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => first.current?.focus(), []);
  return (
    <fieldset
      class="banner warn"
      aria-label="Unsaved changes"
      onKeyDown={(event) => event.key === 'Escape' && onAnswer('stay')}
    >
      <p role="alert">{what} has changes that are not saved.</p>
      <button type="button" class="button" ref={first} onClick={() => onAnswer('stay')}>
        Keep editing
      </button>
      <button type="button" class="button" onClick={() => onAnswer('save')}>
        Save changes
      </button>
      <button type="button" class="button danger" onClick={() => onAnswer('discard')}>
        Discard changes
      </button>
    </fieldset>
  );
}
