import { formatBytes } from '#core/time.ts';
import type { ExportJob } from './ExportJob.ts';
import { rowsWords } from './exportWords.ts';

/** How far the file is, or what became of it. */
export function ExportOutcome({ job }: { job: ExportJob }) {
  const state = job.state.value;
  if (state.at === 'writing') {
    return (
      <label class="export-progress">
        <span class="ellipsis">Writing {state.name}</span>
        {/* Without a value it says that there is no knowing yet: the filter is still at work. */}
        <progress max={state.total ?? 1} {...(state.total === undefined ? {} : { value: state.rows })} />
      </label>
    );
  }
  if (state.at === 'failed') {
    return (
      <p class="banner bad" role="alert">
        {state.problem.message} {state.problem.next}
      </p>
    );
  }
  return (
    <p class="export-said" role="status">
      {state.at === 'saved' && `Saved ${state.name}: ${rowsWords(state.rows)}, ${formatBytes(state.bytes)}.`}
    </p>
  );
}
