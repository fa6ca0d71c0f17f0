import { payloadOf } from './payload.ts';
import type { ExportOptions, ExportSource } from './types.ts';

/** Spreadsheets take a cell that begins so for a formula. */
const FORMULA = /^[=+\-@\t\r]/;

/**
 * CSV (RFC 4180, with a byte order mark, by which spreadsheets know UTF-8). A payload that a
 * spreadsheet would run as a formula gets an apostrophe before it: what is exact is JSON Lines.
 */
export async function* writeCsv(source: ExportSource, options: ExportOptions): AsyncGenerator<string> {
  yield '\uFEFFnumber,time,direction,kind,bytes,encoding,payload\r\n';
  for await (const frame of source.frames) {
    const { text, base64 } = payloadOf(frame, options);
    const cells = [
      `${frame.index + 1}`,
      new Date(frame.time).toISOString(),
      frame.direction,
      frame.kind,
      `${frame.size}`,
      base64 ? 'base64' : 'text',
      cell(text),
    ];
    yield `${cells.join(',')}\r\n`;
  }
}

function cell(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
