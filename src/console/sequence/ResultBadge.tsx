import type { StepResult } from '#core/compose/types.ts';
import { inFigures } from '#core/inFigures.ts';
import { formatDuration } from '#core/time.ts';
import { useConsole } from '../context.ts';

/** What came of a step, with the way to its frame. */
export function ResultBadge({ result }: { result: StepResult }) {
  const { passed, detail, ms, frame } = result;
  return (
    <span class="step-result">
      <span class={`chip ${passed ? 'ok' : 'bad'}`} title={detail}>
        {passed ? 'passed' : 'failed'}
      </span>
      <span class="figures dim">{formatDuration(ms)}</span>
      {frame !== undefined && <FrameLink index={frame} />}
    </span>
  );
}

/** Leads to a row of the frames. */
export function FrameLink({ index }: { index: number }) {
  const { store } = useConsole();
  const gone = index < (store.session.value?.firstIndex ?? 0);
  const number = `#${inFigures(index + 1)}`;
  if (gone) {
    return (
      <span class="figures dim" title="This frame was cleared.">
        {number}
      </span>
    );
  }
  return (
    <button
      type="button"
      class="link figures"
      aria-label={`Show frame ${number}`}
      title={`Show frame ${number}`}
      onClick={() => store.showFrame(index)}
    >
      {number}
    </button>
  );
}
