import type { Environment, EnvironmentDraft } from '#core/compose/saved.ts';

/** A variable as it is being typed. */
export interface VariableRow {
  name: string;
  value: string;
  secret: boolean;
  /** A secret value that is kept unless another is typed. */
  held: boolean;
}

const EMPTY: VariableRow = { name: '', value: '', secret: false, held: false };

/** The rows of an environment, and an empty one to type the next into. */
export function toRows(environment: Environment | undefined): VariableRow[] {
  const rows = (environment?.variables ?? []).map(({ name, value = '', secret, missing }) => ({
    name,
    value,
    secret: secret === true,
    held: secret === true && !missing,
  }));
  return [...rows, EMPTY];
}

/** Rows with an empty one at their end. */
export function withEmptyRow(rows: readonly VariableRow[]): readonly VariableRow[] {
  const last = rows.at(-1);
  return last && last.name === '' && last.value === '' ? rows : [...rows, EMPTY];
}

/** What is saved: rows without anything in them are left out. */
export function toDraft(
  name: string,
  rows: readonly VariableRow[],
  id: string | undefined,
): EnvironmentDraft {
  return {
    ...(id === undefined ? {} : { id }),
    name,
    variables: rows
      .filter((row) => row.name.trim() !== '' || row.value !== '')
      .map((row) => {
        if (!row.secret) return { name: row.name, value: row.value };
        // A secret value that is not typed anew is kept.
        return { name: row.name, secret: true as const, ...(row.value === '' ? {} : { value: row.value }) };
      }),
  };
}
