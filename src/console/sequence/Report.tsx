import { useState } from 'preact/hooks';
import type { SequenceReport } from '#core/compose/sequenceReport.ts';
import type { StepResult } from '#core/compose/types.ts';
import { inFigures } from '#core/inFigures.ts';
import { formatDuration } from '#core/time.ts';
import { useConsole } from '../context.ts';
import { CopyText } from '../tabs/CopyText.tsx';
import { Empty } from '../tabs/Empty.tsx';
import { FrameLink } from './ResultBadge.tsx';
import { headWords, placeOf, reportText, settled } from './reportText.ts';
import { KIND_WORDS } from './stepWords.ts';

/** So many of the latest results are drawn, and so many more whenever they are asked for. */
const PAGE = 250;

/** What came of each step of the session's latest sequence. */
export function Report({ report }: { report: SequenceReport | undefined }) {
  const { store } = useConsole();
  const session = store.session.value;
  const [limit, setLimit] = useState(PAGE);
  if (!report || !session) {
    return (
      <Empty title="No report yet">
        <p>What came of each step is told here, once a sequence was run on this connection.</p>
      </Empty>
    );
  }
  const { results, rounds, steps, name } = report;
  const progress = settled(report, session);
  const hidden = Math.max(0, results.length - limit);
  const first = results[0];
  const letGo = first ? first.round * steps + first.step : 0;
  return (
    <section class="sequence-report" aria-label="Report">
      <div class="report-head">
        <p>
          <strong>{name}</strong> {headWords(progress)}
          {progress.why && <span class="bad report-why">{progress.why}</span>}
        </p>
        <CopyText what="the report" text={reportText(report, session)} />
      </div>
      {letGo > 0 && (
        <p class="hint">Of this long run the latest {inFigures(results.length)} results are kept.</p>
      )}
      {hidden > 0 && (
        <button type="button" class="button small" onClick={() => setLimit(limit + PAGE)}>
          Show earlier steps ({inFigures(hidden)})
        </button>
      )}
      <table class="report-table">
        <thead>
          <tr>
            <th scope="col">Step</th>
            <th scope="col">Outcome</th>
            <th scope="col">What was done</th>
            <th scope="col">Time</th>
            <th scope="col">Frame</th>
          </tr>
        </thead>
        <tbody>
          {results.slice(hidden).map((result) => (
            <Row key={result.round * steps + result.step} result={result} rounds={rounds} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Row({ result, rounds }: { result: StepResult; rounds: number }) {
  const { passed, kind, detail, ms, frame } = result;
  return (
    <tr class={passed ? undefined : 'failed'}>
      <td class="figures dim">{placeOf(result, rounds)}</td>
      <td class={passed ? 'ok-text' : 'bad'}>{passed ? 'passed' : 'failed'}</td>
      <td class="report-detail" title={detail}>
        <span class="dim">{KIND_WORDS[kind]}</span>{' '}
        <span class={kind === 'send' ? 'mono' : ''}>{detail}</span>
      </td>
      <td class="figures">{formatDuration(ms)}</td>
      <td class="figures">{frame !== undefined && <FrameLink index={frame} />}</td>
    </tr>
  );
}
