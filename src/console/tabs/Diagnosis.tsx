import type { Certainty, Finding } from '#core/diagnose/finding.ts';
import { findings } from '#core/diagnose/findings.ts';
import { useConsole } from '../context.ts';
import { stateWords } from '../status/stateWords.ts';
import { isLive } from '../store/derive.ts';
import { readEvidence } from '../store/readEvidence.ts';
import { Empty } from './Empty.tsx';

const CERTAINTY: Readonly<Record<Certainty, { word: string; chip: string }>> = {
  certain: { word: 'certain', chip: 'bad' },
  likely: { word: 'likely', chip: 'warn' },
  possible: { word: 'possible', chip: '' },
};

/** Why a connection failed or ended, as far as it can be known from here. */
export function Diagnosis() {
  const { store } = useConsole();
  const evidence = readEvidence(store);
  if (!evidence) {
    return (
      <Empty title="Nothing to diagnose">
        <p>When a connection is refused or ends, this tab says why, as far as that can be known.</p>
      </Empty>
    );
  }
  const found = findings(evidence);
  if (found.length === 0) return <NoFinding />;
  return (
    <div class="doc">
      {found.map((finding) => (
        <Card key={finding.id} finding={finding} />
      ))}
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

function Card({ finding }: { finding: Finding }) {
  const { word, chip } = CERTAINTY[finding.certainty];
  return (
    <article class="finding">
      <h2>
        {finding.title} <span class={`chip ${chip}`}>{word}</span>
      </h2>
      <p>{finding.sentence}</p>
      <Evidence title="Speaks for it" lines={finding.evidenceFor} />
      <Evidence title="Speaks against it" lines={finding.evidenceAgainst} />
      {finding.causes && (
        <ol class="causes">
          {finding.causes.map(({ id, sentence }) => (
            <li key={id}>{sentence}</li>
          ))}
        </ol>
      )}
      <p class="next">{finding.next}</p>
      <div class="finding-end">
        <Remedies finding={finding} />
        <span class="hint">{finding.source}</span>
      </div>
    </article>
  );
}

function Evidence({ title, lines }: { title: string; lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <div class="evidence">
      <h3>{title}</h3>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  );
}

/** The server's own words are the best evidence; curl shows them, a browser does not. */
function Remedies({ finding: { id, remedies } }: { finding: Finding }) {
  const remedy = remedies?.[0];
  const { store, shell } = useConsole();
  const session = store.session.value;
  const failed = session?.openedAt === undefined;
  /** What was diagnosed is what is mended, whatever was typed into the URL box since. */
  const aim = () => {
    if (session && store.differs.peek()) store.chooseSession(session.id);
  };
  return (
    <>
      {remedy?.kind === 'sign-again' && (
        <button
          type="button"
          class="button primary"
          onClick={() => {
            aim();
            if (remedy.region) store.setRegion(remedy.region);
            if (remedy.service) store.setService(remedy.service);
            void store.connect();
          }}
        >
          {remedy.region || remedy.service
            ? `Sign for ${remedy.region ?? remedy.service} and connect`
            : 'Sign again and connect'}
        </button>
      )}
      {remedy?.kind === 'paste-keys' && (
        <button type="button" class="button" onClick={() => shell.openOptions('profiles')}>
          Paste new keys
        </button>
      )}
      {remedy?.kind === 'copy' && remedy.format !== 'curl' && (
        <button
          type="button"
          class="button"
          onClick={() => {
            aim();
            void store.copy(remedy.format);
          }}
        >
          Copy as {remedy.format}
        </button>
      )}
      {(failed || id === 'unexplained' || (remedy?.kind === 'copy' && remedy.format === 'curl')) && (
        <button
          type="button"
          class="button"
          title="Run it in a terminal: curl shows status, headers and body of the server’s answer"
          onClick={() => {
            aim();
            void store.copy('curl');
          }}
        >
          Copy curl command
        </button>
      )}
    </>
  );
}
