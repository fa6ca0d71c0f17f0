import type { ParameterRow } from '#core/diagnose/parameterRows.ts';

const MARKS: Readonly<Record<ParameterRow['mark'], { sign: string; word: string }>> = {
  good: { sign: '✓', word: 'in order' },
  bad: { sign: '✗', word: 'wrong' },
  doubt: { sign: '!', word: 'doubtful' },
  none: { sign: '', word: 'not judged' },
};

/** The URL's parameters, each with what is known of it and a mark. */
export function ParameterTable({ rows }: { rows: readonly ParameterRow[] }) {
  if (rows.length === 0) return null;
  return (
    <table class="judged" aria-label="Parameters of the URL as it was sent">
      <tbody>
        {rows.map((row, at) => (
          <tr key={`${at} ${row.name}`}>
            <th scope="row" class="mono">
              <div class="clipped">{row.name}</div>
            </th>
            <td>
              <div class="clipped">
                <Value row={row} />
              </div>
              {row.note && <span class="hint">{row.note}</span>}
            </td>
            <td class={`mark ${row.mark}`}>
              <span aria-hidden="true">{MARKS[row.mark].sign}</span>
              <span class="visually-hidden">{MARKS[row.mark].word}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Value({ row: { value, wrong } }: { row: ParameterRow }) {
  const at = wrong ? value.indexOf(wrong) : -1;
  if (!wrong || at < 0) return <code>{value}</code>;
  return (
    <code>
      {value.slice(0, at)}
      <mark>{wrong}</mark>
      {value.slice(at + wrong.length)}
    </code>
  );
}
