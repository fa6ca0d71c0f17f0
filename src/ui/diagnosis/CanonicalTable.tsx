import { type ComparedLine, compareCanonical, type Span } from '#core/diagnose/compareCanonical.ts';

export interface CanonicalTableProps {
  ours: string;
  theirs: string;
  title?: string;
  /** What stands before the lines of either side; ours and AWS's by default. */
  names?: readonly [ours: string, theirs: string];
  /** One sentence each: of requests that are the same, and of those that are not. */
  hints?: { same: string; differs: string };
  /** Why a difference is no fault; without it every one may be. */
  excuse?(line: ComparedLine): string | undefined;
}

const HINTS = {
  same: 'What was signed and what AWS computed from the request are the same to the letter.',
  differs: 'What was signed, and beneath it what AWS computed from the request as it arrived.',
};

/** Two canonical requests, ours beside AWS's or another, differences marked within the line. */
export function CanonicalTable(props: CanonicalTableProps) {
  const { title = 'Canonical request, compared', names = ['ours', 'AWS'], hints = HINTS, excuse } = props;
  const lines = compareCanonical(props.ours, props.theirs).map((line) => ({ line, why: excuse?.(line) }));
  const first = excuse && lines.find(({ line, why }) => !line.same && why === undefined)?.line;
  return (
    <section aria-label={title}>
      <h2>{title}</h2>
      <p class="hint">{lines.every(({ line, why }) => line.same || why) ? hints.same : hints.differs}</p>
      <div class="compared">
        {lines.map(({ line, why }, at) => (
          <Line key={`${at} ${line.part}`} line={line} names={names} why={why} first={line === first} />
        ))}
      </div>
    </section>
  );
}

interface LineProps {
  line: ComparedLine;
  names: readonly [string, string];
  why: string | undefined;
  first: boolean;
}

function Line({ line: { part, ours, theirs, same }, names, why, first }: LineProps) {
  return (
    <div class={same ? 'same' : why ? 'excused' : 'differs'}>
      <span class="dim">
        {part}
        {first && <span class="chip bad">first difference</span>}
        {why && <span class="compared-why">{why}</span>}
      </span>
      {same ? (
        <Text spans={ours} />
      ) : (
        <div>
          <Text spans={ours} label={names[0]} />
          <Text spans={theirs} label={names[1]} />
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
