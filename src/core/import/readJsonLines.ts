import { readBase64 } from '../bytes/base64.ts';
import { JSON_LINES_VERSION } from '../export/jsonLines.ts';
import { Problem } from '../problem.ts';
import { asRecord } from '../record.ts';
import { isDirection, isKind, readHead } from './fields.ts';
import type { ImportedRow, ImportedSession } from './types.ts';

/** Reads what `writeJsonLines` wrote. Throws Problem `import.line` that names the line. */
export function readJsonLines(text: string): ImportedSession {
  const lines = text.split('\n');
  const head = asRecord(parse(lines[0] ?? '', 1));
  if (Number(head.countersign) > JSON_LINES_VERSION) {
    throw new Problem(
      'import.version',
      'The file was written by a newer Countersign, so nothing was imported.',
      'Update the extension, then import the file again.',
    );
  }
  const rows: ImportedRow[] = [];
  for (let at = 1; at < lines.length; at++) {
    // The last line ends with a line end, and an editor may have added more.
    if (lines[at]!.trim() !== '') rows.push(readRow(parse(lines[at]!, at + 1), at + 1));
  }
  return { head: readHead(head.session, rows[0]?.time), rows };
}

function readRow(value: unknown, line: number): ImportedRow {
  const { time, direction, kind, text, base64, bad } = asRecord(value);
  if (typeof time !== 'number' || !Number.isFinite(time)) throw fault(line, '“time” is not a number');
  if (!isDirection(direction)) throw fault(line, '“direction” is not sent, received or event');
  if (!isKind(kind)) throw fault(line, '“kind” is not text or binary');
  const payload = typeof base64 === 'string' ? decode(base64, line) : encode(text, line);
  return { time, direction, kind, payload, ...(bad === true ? { bad: true } : {}) };
}

function encode(text: unknown, line: number): Uint8Array {
  if (typeof text !== 'string') throw fault(line, 'neither “text” nor “base64” is there');
  return new TextEncoder().encode(text);
}

function decode(base64: string, line: number): Uint8Array {
  const reading = readBase64(base64);
  if ('fault' in reading) throw fault(line, '“base64” is not base64');
  return reading.bytes;
}

function parse(line: string, number: number): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw fault(number, 'it is not JSON, or was cut short');
  }
}

const fault = (line: number, why: string): Problem =>
  new Problem(
    'import.line',
    `Line ${line.toLocaleString('en')} of the file cannot be read: ${why}. Nothing was imported.`,
    'Export the session once more, and import that file.',
  );
