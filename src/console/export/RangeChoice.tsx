import type { SessionRecord } from '#core/session.ts';
import { rowsWords } from './exportWords.ts';

/** Everything, or what the filter shows where there is one. */
export function RangeChoice(props: {
  session: SessionRecord;
  /** Rows that the filter lets through; undefined without a filter. */
  hits: number | undefined;
  onlyShown: boolean;
  onChange(onlyShown: boolean): void;
}) {
  const { session, hits, onlyShown, onChange } = props;
  const all = rowsWords(session.nextIndex - session.firstIndex);
  if (hits === undefined) return <p class="dim">Everything: {all}</p>;
  return (
    <fieldset class="export-range">
      <legend>Rows</legend>
      <label>
        <input type="radio" name="export-range" checked={!onlyShown} onChange={() => onChange(false)} />
        Everything: {all}
      </label>
      <label>
        <input type="radio" name="export-range" checked={onlyShown} onChange={() => onChange(true)} />
        What the filter shows: {rowsWords(hits)}
      </label>
    </fieldset>
  );
}
