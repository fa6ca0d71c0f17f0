import './sequence.css';
import './steps.css';
import './report.css';
import { useEffect } from 'preact/hooks';
import { useConsole } from '../context.ts';
import { Empty } from '../tabs/Empty.tsx';
import { DeletedNote } from './DeletedNote.tsx';
import { Report } from './Report.tsx';
import { SequenceBar } from './SequenceBar.tsx';
import { StepList } from './StepList.tsx';
import { useReport } from './useReport.ts';

/** Name of the preference that holds the id of the sequence that was looked at last. */
const CHOSEN = 'sequence';

/** Sequences: written, stored and run here, with what came of the session's latest one. */
export function SequencesTab() {
  const { store, shell } = useConsole();
  const { sequencer } = store;
  const report = useReport();
  const list = sequencer.list.value;
  const draft = sequencer.draft.value;
  const problem = sequencer.problem.value;

  useEffect(() => {
    void sequencer.load(shell.preferences?.get(CHOSEN));
    return sequencer.flush;
  }, [sequencer, shell]);
  useEffect(() => {
    if (draft) shell.preferences?.set(CHOSEN, draft.id);
  }, [draft?.id, shell]);

  return (
    <div class="sequences">
      <SequenceBar report={report} />
      {problem && (
        <div class="banner bad" role="alert">
          <p>
            {problem.message} {problem.next && <span class="dim">{problem.next}</span>}
          </p>
        </div>
      )}
      {sequencer.reporting.value ? (
        <Report report={report} />
      ) : draft ? (
        <StepList key={draft.id} report={report} />
      ) : (
        list && (
          <Empty title="No sequences yet">
            <p>Messages sent one after the other, with waits and with frames that are expected in between.</p>
            <button type="button" class="button primary" onClick={() => void sequencer.create()}>
              New sequence
            </button>
          </Empty>
        )
      )}
      <DeletedNote />
    </div>
  );
}
