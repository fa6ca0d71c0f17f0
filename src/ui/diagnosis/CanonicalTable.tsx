import { type ComparedLine, compareCanonical, type Span } from '#core/diagnose/compareCanonical.ts';

/** Our canonical request beside AWS's, differences marked within the line. */
export function CanonicalTable({ ours, theirs }: { ours: string; theirs: string }) {
  const lines = compareCanonical(ours, theirs);
  const same = lines.every((line) => line.same);
  return (
    <section>
      <h2>Canonical request, compared</h2>
      <p class="hint">
        {same
          ? 'What was signed and what AWS computed from the request are the same to the letter.'
          : 'What was signed, and beneath it what AWS computed from the request as it arrived.'}
      </p>
      <div class="compared">
        {lines.map((line, at) => (
          <Line key={`${at} ${line.part}`} line={line} />
        ))}
      </div>
    </section>
  );
}

function Line({ line: { part, ours, theirs, same } }: { line: ComparedLine }) {
  return (
    <div class={same ? 'same' : 'differs'}>
      <span class="dim">{part}</span>
      {same ? (
        <Text spans={ours} />
      ) : (
        <div>
          <Text spans={ours} label="ours" />
          <Text spans={theirs} label="AWS" />
        </div>
      )}
    </div>
  );
}

function Text({ spans, label }: { spans: readonly Span[]; label?: string }) {
  return (
    <div class="compared-line">
      {label && <span class="chip">{label}</span>}
      <code>
        {spans.length === 0
          ? '(not there)'
          : spans.map(({ text, differs }, at) =>
              differs ? <mark key={at}>{text}</mark> : <span key={at}>{text}</span>,
            )}
      </code>
    </div>
  );
}
