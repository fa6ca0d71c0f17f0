import { awsPage } from '#core/diagnose/awsPage.ts';
import type { Certainty, Finding, Remedy } from '#core/diagnose/finding.ts';
import { remedyLabel } from './remedyLabel.ts';

const CERTAINTY: Readonly<Record<Certainty, { word: string; chip: string }>> = {
  certain: { word: 'certain', chip: 'bad' },
  likely: { word: 'likely', chip: 'warn' },
  possible: { word: 'possible', chip: '' },
};

export interface FindingCardProps {
  finding: Finding;
  /** The first finding stands out. */
  verdict?: boolean;
  /** Remedies that can be taken here. */
  offers(remedy: Remedy): boolean;
  onRemedy(remedy: Remedy): void;
}

/** One finding: what, why, what speaks for and against it, and the button that mends it. */
export function FindingCard({ finding, verdict = false, offers, onRemedy }: FindingCardProps) {
  const { word, chip } = CERTAINTY[finding.certainty];
  const page = awsPage(finding.id);
  const remedies = finding.remedies?.filter(offers) ?? [];
  return (
    <article class={`finding${verdict ? ` verdict ${finding.certainty}` : ''}`} data-finding={finding.id}>
      <h2 tabIndex={-1}>
        {finding.title} <span class={`chip ${chip}`}>{word}</span>
      </h2>
      <p>{finding.sentence}</p>
      <Lines title="Speaks for it" lines={finding.evidenceFor} />
      <Lines title="Speaks against it" lines={finding.evidenceAgainst} />
      <p class="next">{finding.next}</p>
      {remedies.map(
        (remedy) =>
          remedy.kind === 'copy-text' && (
            <pre key={remedy.label} class="boxed">
              {remedy.text}
            </pre>
          ),
      )}
      <div class="finding-end">
        {remedies.map((remedy, at) =>
          remedy.kind === 'link' ? (
            <a key={remedy.href} href={remedy.href} target="_blank" rel="noreferrer">
              {remedy.label}
            </a>
          ) : (
            <button
              key={remedyLabel(remedy)}
              type="button"
              class={`button${at === 0 && verdict ? ' primary' : ''}`}
              onClick={() => onRemedy(remedy)}
            >
              {remedyLabel(remedy)}
            </button>
          ),
        )}
        {page ? (
          <a class="hint" href={page} target="_blank" rel="noreferrer">
            {finding.source}
          </a>
        ) : (
          <span class="hint">{finding.source}</span>
        )}
      </div>
      {finding.causes && (
        <div class="causes">
          <h3>
            {finding.causes.length === 1
              ? 'What may be behind it'
              : 'What may be behind it, most usual first'}
          </h3>
          <ol>
            {finding.causes.map(({ id, sentence }) => (
              <li key={id}>{sentence}</li>
            ))}
          </ol>
        </div>
      )}
    </article>
  );
}

function Lines({ title, lines }: { title: string; lines: readonly string[] }) {
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
