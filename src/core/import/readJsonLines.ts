import { readBase64 } from '../bytes/base64.ts';
import { JSON_LINES_VERSION } from '../export/jsonLines.ts';
import { Problem } from '../problem.ts';
import { asRecord } from '../record.ts';
import { isDirection, isKind, readHead } from './fields.ts';
import { lineFault, NO_JSON } from './lineFault.ts';
import { splitLines } from './splitLines.ts';
import type { ImportedPiece, ImportedRow } from './types.ts';

/** Reads what `writeJsonLines` wrote. Problem: `import.line`, which names the line. */
export async function* readJsonLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<ImportedPiece> {
  let number = 0;
  let first: unknown;
  let begun = false;
  for await (const lines of splitLines(chunks)) {
    const rows: ImportedRow[] = [];
    for (const line of lines) {
      number++;
      // The last line ends with a line end, and an editor may have added more.
      if (line.trim() === '') continue;
      const value = parse(line, number);
      if (first === undefined) first = readFirst(value);
      else rows.push(readRow(value, number));
    }
    if (rows.length === 0) continue;
    // A session that does not tell when it began, began with its first row.
    if (!begun) yield { head: readHead(first, rows[0]!.time) };
    begun = true;
    yield { rows };
  }
  if (!begun) yield { head: readHead(first, undefined) };
}

function readFirst(value: unknown): object {
  const { countersign, session } = asRecord(value);
  if (Number(countersign) > JSON_LINES_VERSION) {
    throw new Problem(
      'import.version',
      'The file was written by a newer Countersign, so nothing was imported.',
      'Update the extension, then import the file again.',
    );
  }
  return asRecord(session);
}

function readRow(value: unknown, line: number): ImportedRow {
  const { time, direction, kind, text, base64, bad } = asRecord(value);
  if (typeof time !== 'number' || !Number.isFinite(time)) throw lineFault(line, '“time” is not a number');
  if (!isDirection(direction)) throw lineFault(line, '“direction” is not sent, received or event');
  if (!isKind(kind)) throw lineFault(line, '“kind” is not text or binary');
  const payload = typeof base64 === 'string' ? decode(base64, line) : readText(text, line);
  return { time, direction, kind, payload, ...(bad === true ? { bad: true } : {}) };
}

function readText(text: unknown, line: number): string {
  if (typeof text !== 'string') throw lineFault(line, 'neither “text” nor “base64” is there');
  return text;
}

function decode(base64: string, line: number): Uint8Array {
  const reading = readBase64(base64);
  if ('fault' in reading) throw lineFault(line, '“base64” is not base64');
  return reading.bytes;
}

function parse(line: string, number: number): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw lineFault(number, NO_JSON);
  }
}
