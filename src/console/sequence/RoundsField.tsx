import { LIMITS } from '#core/compose/types.ts';
import { inFigures } from '#core/inFigures.ts';
import { useConsole } from '../context.ts';
import { NumberField } from './NumberField.tsx';

/** How often the steps are run. */
export function RoundsField() {
  const { sequencer } = useConsole().store;
  const draft = sequencer.draft.value;
  const fault = sequencer.faults.value.find(({ part }) => part === 'rounds');
  if (!draft) return null;
  return (
    <span class="sequence-rounds" title={fault?.reason ?? `1 to ${inFigures(LIMITS.rounds)}`}>
      Run
      <NumberField
        label="Times"
        value={draft.rounds}
        most={LIMITS.rounds}
        bad={fault !== undefined}
        onValue={sequencer.setRounds}
      />
      {draft.rounds === 1 ? 'time' : 'times'}
    </span>
  );
}
