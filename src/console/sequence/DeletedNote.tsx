import { useConsole } from '../context.ts';

/** Says what was deleted last, and brings it back. */
export function DeletedNote() {
  const { sequencer } = useConsole().store;
  const deleted = sequencer.deleted.value;
  if (!deleted || (deleted.what === 'step' && deleted.of !== sequencer.draft.value?.id)) return null;
  const what = deleted.what === 'step' ? `Step ${deleted.at + 1}` : `“${deleted.sequence.name}”`;
  return (
    <div class="sequence-note" role="status">
      <span class="ellipsis">{what} was deleted.</span>
      <button type="button" class="button small" onClick={() => void sequencer.undo()}>
        Undo
      </button>
    </div>
  );
}
