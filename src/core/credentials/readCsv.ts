import { type FoundSet, newSet, putValue } from './found.ts';
import { type NameMeaning, nameMeaning } from './names.ts';
import type { FamilyReading } from './readObjects.ts';

const PROFILE_COLUMN = /^(?:user ?name|profile(?: name)?|name)$/i;

/** The IAM console's accessKeys.csv and credentials.csv, and tables copied with tabs. */
export function readCsv(text: string): FamilyReading {
  const lines = text.split('\n');
  const header = lines.findIndex((line) => line.length < 1_000 && isHeader(line));
  if (header < 0) return { sets: [], rest: text };
  const delimiter = delimiterOf(lines[header] as string);
  const columns = cells(lines[header] as string, delimiter);
  const sets: FoundSet[] = [];
  let last = header;
  for (let index = header + 1; index < lines.length; index += 1) {
    const row = cells(lines[index] as string, delimiter);
    if (row.length === 1 && row[0] === '' && sets.length === 0) continue;
    if (row.length !== columns.length) break;
    last = index;
    const set = newSet('IAM access key CSV');
    columns.forEach((column, place) => {
      const value = row[place] ?? '';
      const meaning = meaningOf(column);
      if (PROFILE_COLUMN.test(column) && value !== '') set.name = value;
      else if (meaning && value !== '') putValue(set, meaning.field, { text: value, weak: meaning.weak });
    });
    sets.push(set);
  }
  if (sets.length === 0) return { sets, rest: text };
  return { sets, rest: [...lines.slice(0, header), ...lines.slice(last + 1)].join('\n') };
}

function isHeader(line: string): boolean {
  if (!/access/i.test(line)) return false;
  const delimiter = delimiterOf(line);
  if (delimiter === undefined) return false;
  const fields = cells(line, delimiter).map((cell) => meaningOf(cell)?.field);
  return fields.includes('id') && fields.includes('secret');
}

function meaningOf(column: string): NameMeaning | undefined {
  return /[=:]/.test(column) ? undefined : nameMeaning(column);
}

function delimiterOf(line: string): string | undefined {
  return ['\t', ',', ';'].find((delimiter) => line.includes(delimiter));
}

function cells(line: string, delimiter: string | undefined): string[] {
  const parts = delimiter === undefined ? [line] : line.split(delimiter);
  return parts.map((part) =>
    part
      .trim()
      .replace(/^"(.*)"$/, '$1')
      .replaceAll('""', '"'),
  );
}
