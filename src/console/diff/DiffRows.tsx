import { useSignal } from '@preact/signals';
import { showControls } from '#core/decode/preview.ts';
import { counted } from '#core/decode/values/oneLine.ts';
import type { DiffRow, DiffSide } from '#core/diff/rows.ts';

/** Rows laid out at first, and with each press. */
const PORTION = 500;

/** It holds nothing that could have the focus, and is to be scrolled by keys. */
const SCROLLED = { tabIndex: 0 } as const;

export interface DiffRowsProps {
  rows: readonly DiffRow[];
  /** Both sides beside each other; otherwise what was removed stands above what was added. */
  beside: boolean;
}

/** The rows of a comparison. Text only: what a frame says is never markup. Remounted for another comparison. */
export function DiffRows({ rows, beside }: DiffRowsProps) {
  const shown = useSignal(PORTION);
  const rest = rows.length - shown.value;
  return (
    <section class={`diff-rows ${beside ? 'beside' : 'inline'}`} aria-label="Difference" {...SCROLLED}>
      {rows.slice(0, shown.value).map((row, place) => (
        <Row key={place} row={row} beside={beside} />
      ))}
      {rest <= 0 ? null : (
        <button
          type="button"
          class="button small diff-more"
          onClick={() => {
            shown.value += PORTION;
          }}
        >
          Show more ({counted(rest, 'row')} left)
        </button>
      )}
    </section>
  );
}

function Row({ row, beside }: { row: DiffRow; beside: boolean }) {
  if (row.kind === 'skipped') return <p class="diff-skipped">{counted(row.rows, 'equal row')}</p>;
  const isSame = row.kind === 'same';
  const left = row.left && <Side side={row.left} sign={isSame ? ' ' : '−'} />;
  const right = row.right && <Side side={row.right} sign={isSame ? ' ' : '+'} />;
  const note = isSame && row.note !== undefined ? <p class="diff-note">{row.note}</p> : null;
  if (!beside) {
    return (
      <>
        {isSame ? null : left}
        {right}
        {note}
      </>
    );
  }
  return (
    <>
      <div class="diff-row">
        <div>{left}</div>
        <div>{right}</div>
      </div>
      {note}
    </>
  );
}

const ELEMENTS = { ' ': 'div', '−': 'del', '+': 'ins' } as const;

function Side({ side: { label, text, marks }, sign }: { side: DiffSide; sign: keyof typeof ELEMENTS }) {
  const Line = ELEMENTS[sign];
  return (
    <Line class="diff-line">
      <span class="diff-sign">{sign}</span>
      {label === '' ? null : <span class="diff-label">{label}</span>}
      <code>{marks === undefined ? showControls(text) : markedParts(text, marks)}</code>
    </Line>
  );
}

function markedParts(text: string, marks: NonNullable<DiffSide['marks']>) {
  const parts = [];
  let at = 0;
  for (const [from, to] of marks) {
    parts.push(
      showControls(text.slice(at, from)),
      <mark key={from}>{showControls(text.slice(from, to))}</mark>,
    );
    at = to;
  }
  return [...parts, showControls(text.slice(at))];
}
