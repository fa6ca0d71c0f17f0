import '#ui/diagnosis/diagnosis.css';
import { useEffect } from 'preact/hooks';
import { findings } from '#core/diagnose/findings.ts';
import { parameterRows } from '#core/diagnose/parameterRows.ts';
import { told } from '#core/diagnose/read.ts';
import { CanonicalTable } from '#ui/diagnosis/CanonicalTable.tsx';
import { FindingCard } from '#ui/diagnosis/FindingCard.tsx';
import { FixInCode } from '#ui/diagnosis/FixInCode.tsx';
import { ParameterTable } from '#ui/diagnosis/ParameterTable.tsx';
import { RawEvidence } from '#ui/diagnosis/RawEvidence.tsx';
import { useConsole } from '../context.ts';
import { stateWords } from '../status/stateWords.ts';
import { isLive } from '../store/derive.ts';
import { readEvidence } from '../store/readEvidence.ts';
import { Empty } from '../tabs/Empty.tsx';
import { AskBar } from './AskBar.tsx';
import { ExplainBox } from './ExplainBox.tsx';
import { PolicyBox } from './PolicyBox.tsx';
import { useRemedies } from './useRemedies.ts';
import { useVerdictInSight } from './useVerdictInSight.ts';

/** Why a connection failed or ended: the verdict, the parameters, then everything as it came. */
export function Diagnosis() {
  const { store } = useConsole();
  const session = store.session.value;
  const { id, state } = session ?? {};
  useEffect(() => {
    if (id !== undefined) void store.gather(id);
  }, [store, id, state]);
  const evidence = readEvidence(store);
  const { offers, take } = useRemedies();
  const [first, ...others] = evidence ? findings(evidence) : [];
  const { place, words } = useVerdictInSight(first);

  if (!evidence || !session) {
    return (
      <div class="doc">
        <Empty title="Nothing to diagnose">
          <p>When a connection is refused or ends, this tab says why, as far as that can be known.</p>
        </Empty>
        <ExplainBox />
      </div>
    );
  }
  const mismatch = told(evidence, 'signature-mismatch')?.fault.canonicalRequest;
  const refused = session.state === 'failed';
  const ours = evidence.signature?.canonicalRequest;
  return (
    <div class="doc">
      <div ref={place}>
        {first ? <FindingCard finding={first} verdict offers={offers} onRemedy={take} /> : <NoFinding />}
        <p role="status" class="visually-hidden">
          {words}
        </p>
      </div>
      {first && refused && (
        <FixInCode id={first.id} evidence={evidence} onCopy={(text) => void store.copyShown(text)} />
      )}
      {refused && <AskBar verdict={first} />}
      {others.length > 0 && (
        <details class="other-findings" open={first?.certainty !== 'certain'}>
          <summary>{others.length === 1 ? '1 more finding' : `${others.length} more findings`}</summary>
          {others.map((finding) => (
            <FindingCard key={finding.id} finding={finding} offers={offers} onRemedy={take} />
          ))}
        </details>
      )}
      {refused && <ParameterTable rows={parameterRows(evidence, first ? [first, ...others] : [])} />}
      {mismatch && ours && <CanonicalTable ours={ours} theirs={mismatch} />}
      <RawEvidence evidence={evidence} />
      {refused && store.apiGateway.value && <PolicyBox evidence={evidence} />}
      <ExplainBox />
    </div>
  );
}

/** What ended is told in the words of its end, since a red dot and “nothing wrong” would not agree. */
function NoFinding() {
  const { store } = useConsole();
  const session = store.session.value;
  const { state, detail, explanation } = stateWords(session, store.apiGateway.value);
  if (session && !isLive(session)) {
    return (
      <Empty title={explanation && detail ? detail : state}>
        <p>{explanation ?? detail}</p>
      </Empty>
    );
  }
  return (
    <Empty title="Nothing wrong is seen">
      <p>The connection shows no fault that can be told from here.</p>
    </Empty>
  );
}
