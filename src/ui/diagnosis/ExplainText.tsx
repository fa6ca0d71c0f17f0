import { useId, useState } from 'preact/hooks';
import type { Evidence } from '#core/diagnose/evidence.ts';
import type { Remedy } from '#core/diagnose/finding.ts';
import { findings } from '#core/diagnose/findings.ts';
import { parameterRows } from '#core/diagnose/parameterRows.ts';
import { type Problem, toProblem } from '#core/problem.ts';
import { FindingCard } from './FindingCard.tsx';
import { FixInCode } from './FixInCode.tsx';
import { ParameterTable } from './ParameterTable.tsx';
import { RawEvidence } from './RawEvidence.tsx';

export interface ExplainTextProps {
  /** Problem: `explain.nothing`. */
  explain(text: string): Promise<Evidence>;
  onCopy(text: string): void;
  /** Open from the start, where it is what the page is about. */
  open?: boolean;
}

/** Takes a signed URL or an error text from an app's log, wscat or CloudWatch, and explains it. Nothing is sent. */
export function ExplainText({ explain, onCopy, open = false }: ExplainTextProps) {
  const id = useId();
  const [text, setText] = useState('');
  const [evidence, setEvidence] = useState<Evidence>();
  const [problem, setProblem] = useState<Problem>();

  async function run(): Promise<void> {
    try {
      setEvidence(await explain(text));
      setProblem(undefined);
    } catch (error) {
      setEvidence(undefined);
      setProblem(toProblem(error));
    }
  }

  return (
    <details class="explain-box" open={open}>
      <summary>Explain a signed URL or an error from elsewhere</summary>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void run();
        }}
      >
        <label for={id}>Signed URL or answer</label>
        <textarea
          id={id}
          class="input mono"
          rows={4}
          spellcheck={false}
          autocomplete="off"
          placeholder="wss://…?X-Amz-Algorithm=…   or   {&quot;message&quot;: &quot;…&quot;}   or what curl -i, wscat or a log printed"
          value={text}
          aria-invalid={problem !== undefined}
          aria-describedby={`${id}-note`}
          onInput={(event) => setText(event.currentTarget.value)}
        />
        <p id={`${id}-note`} class={problem ? 'fault' : 'hint'} role={problem ? 'alert' : undefined}>
          {problem
            ? `${problem.message} ${problem.next ?? ''}`
            : 'Read here and sent nowhere. A signature is recomputed with your stored keys.'}
        </p>
        <button type="submit" class="button" aria-disabled={text.trim() === ''}>
          Explain
        </button>
      </form>
      {evidence && <Explained evidence={evidence} onCopy={onCopy} />}
    </details>
  );
}

/** Without a connection of ours there is nothing to sign again: only texts can be copied. */
const offers = (remedy: Remedy): boolean => remedy.kind === 'copy-text' || remedy.kind === 'link';

function Explained({ evidence, onCopy }: { evidence: Evidence; onCopy(text: string): void }) {
  const found = findings(evidence);
  const [first, ...others] = found;
  const take = (remedy: Remedy) => {
    if (remedy.kind === 'copy-text') onCopy(remedy.text);
  };
  return (
    <section class="explained" aria-label="Explanation">
      {first ? (
        <FindingCard finding={first} verdict offers={offers} onRemedy={take} />
      ) : (
        <p role="status">
          {evidence.sent
            ? evidence.match?.asSent
              ? `Nothing is wrong with this URL: recomputed with the keys of “${evidence.match.profileName}”, its signature is the same.`
              : 'Nothing is wrong with this URL that can be seen without the keys that it was signed with.'
            : 'This answer names no cause that is known here.'}
        </p>
      )}
      {first && <FixInCode id={first.id} evidence={evidence} onCopy={onCopy} />}
      {others.map((finding) => (
        <FindingCard key={finding.id} finding={finding} offers={offers} onRemedy={take} />
      ))}
      <ParameterTable rows={parameterRows(evidence, found)} />
      <RawEvidence evidence={evidence} />
    </section>
  );
}
