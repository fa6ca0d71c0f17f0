import { batch, useSignal } from '@preact/signals';
import { progressWords } from '#core/compose/sequenceReport.ts';
import { isLive } from '#core/session.ts';
import { IconCross } from '#ui/icons.tsx';
import { useConsole } from '../context.ts';
import { headWords, settled } from './reportText.ts';

/** Above the composer, whatever is looked at: how far the sequence of this connection is, and the way to stop it. */
export function RunLine() {
  const { store } = useConsole();
  const { sequencer } = store;
  const session = store.session.value;
  const dismissed = useSignal('');
  if (!session?.sequence) return null;
  const progress = settled(session.sequence, session);
  const { name, state, run, why } = progress;
  const key = `${session.id}.${run}`;
  const running = state === 'running';
  if (!running && (!isLive(session) || dismissed.value === key)) return null;
  const dot = running ? 'warn pulse' : state === 'passed' ? 'ok' : state === 'failed' ? 'bad' : '';

  function showReport(): void {
    batch(() => {
      store.setTab('sequences');
      sequencer.reporting.value = true;
    });
  }

  return (
    <div class="run-line">
      <span class={`dot ${dot}`} aria-hidden="true" />
      <span class="ellipsis run-words" title={why}>
        Sequence “{name}”{' '}
        {running ? (
          <span class="figures">{progressWords(progress)}</span>
        ) : (
          <>
            {headWords(progress)} {why && <span class={state === 'failed' ? 'bad' : 'dim'}>{why}</span>}
          </>
        )}
      </span>
      <span class="visually-hidden" role="status">
        {`Sequence ${name} ${running ? 'is running' : headWords(progress)}. ${why ?? ''}`}
      </span>
      <button type="button" class="button small" onClick={showReport}>
        Report
      </button>
      {running ? (
        <button
          type="button"
          class="button small"
          aria-label="Stop the sequence"
          onClick={() => void sequencer.stop()}
        >
          Stop
        </button>
      ) : (
        <button
          type="button"
          class="button quiet icon small"
          aria-label="Close this line"
          title="Close this line"
          onClick={() => {
            dismissed.value = key;
          }}
        >
          <IconCross />
        </button>
      )}
    </div>
  );
}
