import { useConsole } from '../context.ts';
import { whyNotRun } from './whyNotRun.ts';

/** Runs the sequence that is shown, or stops the one that runs. */
export function RunButton() {
  const { sequencer, session: looked } = useConsole().store;
  const session = looked.value;
  const running = session?.state === 'open' && session.sequence?.state === 'running';
  if (running) {
    return (
      <button type="button" class="button sequence-go" onClick={() => void sequencer.stop()}>
        Stop
      </button>
    );
  }
  const why = whyNotRun(session, sequencer.faults.value);
  return (
    <>
      <button
        type="button"
        class="button primary sequence-go"
        aria-disabled={why !== undefined}
        aria-describedby={why === undefined ? undefined : 'sequence-why'}
        title={why}
        onClick={() => {
          if (why === undefined) void sequencer.run();
        }}
      >
        Run
      </button>
      {why && (
        <span id="sequence-why" class="visually-hidden">
          {why}
        </span>
      )}
    </>
  );
}
