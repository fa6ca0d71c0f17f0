import { useEffect, useRef } from 'preact/hooks';

export interface DeleteStepProps {
  /** The question, one sentence. */
  question: string;
  onDelete(): void;
  onKeep(): void;
  deleteLabel?: string;
  keepLabel?: string;
}

/** The second step of deleting, in place of a dialog. */
export function DeleteStep({
  question,
  onDelete,
  onKeep,
  deleteLabel = 'Delete',
  keepLabel = 'Keep it',
}: DeleteStepProps) {
  const keep = useRef<HTMLButtonElement>(null);
  useEffect(() => keep.current?.focus(), []);
  return (
    <fieldset
      class="banner bad"
      aria-label="Confirm deletion"
      onKeyDown={(event) => event.key === 'Escape' && onKeep()}
    >
      <p role="alert">{question}</p>
      <button type="button" class="button" ref={keep} onClick={onKeep}>
        {keepLabel}
      </button>
      <button type="button" class="button danger" onClick={onDelete}>
        {deleteLabel}
      </button>
    </fieldset>
  );
}
