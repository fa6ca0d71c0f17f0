import { inFigures } from '../../inFigures.ts';
import type { Decoder } from '../contract.ts';
import { fault } from '../values/faults.ts';
import { oneLine } from '../values/oneLine.ts';
import { isUtf8Head, readUtf8, utf8Fault } from '../values/readUtf8.ts';

/** UTF-8 text. What no other decoder claims of text messages, and of binary ones that are text all the same. */
export const text: Decoder = {
  id: 'text',
  label: 'Text',
  sniff(head, size, context) {
    if (context.text) return 0.51;
    return size > 0 && isPlainText(head) ? 0.51 : 0.1;
  },
  decode(bytes) {
    const read = readUtf8(bytes);
    if (read === undefined) return fault('this byte is not UTF-8', utf8Fault(bytes));
    const lines = countLines(bytes);
    const fields = lines > 1 ? [{ name: 'Lines', value: inFigures(lines) }] : [];
    return { ok: true, decoded: { summary: oneLine(read), fields, text: read } };
  },
};

/** A head that is UTF-8 without control characters, but for tabs and line ends. */
export function isPlainText(head: Uint8Array): boolean {
  for (const byte of head) {
    if (byte === 0x7f || (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d)) return false;
  }
  return isUtf8Head(head);
}

function countLines(bytes: Uint8Array): number {
  let lines = 1;
  for (let at = 0; at < bytes.length; at += 1) if (bytes[at] === 0x0a) lines += 1;
  return lines;
}
