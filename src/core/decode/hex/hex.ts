import type { Decoder, Field } from '../contract.ts';
import { hexLine, hexLines } from '../hexLine.ts';
import { hexText } from '../values/byteText.ts';
import { counted } from '../values/oneLine.ts';

/** What is written out, bytes: the hex view of a message has no limit. */
const MOST = 131_072;
const SUMMARY = 64;

/** Offsets, hex digits and ASCII, as `hexdump -C` lays them out. Reads whatever there is. */
export const hex: Decoder = {
  id: 'hex',
  label: 'Hex',
  sniff: () => 0.2,
  decode(bytes) {
    const shown = bytes.subarray(0, MOST);
    const lines: string[] = [];
    for (let line = 0; line < hexLines(shown.length); line += 1) {
      const { offset, hex: digits, ascii } = hexLine(shown, line);
      lines.push(`${offset}  ${digits}  |${ascii}|`);
    }
    const fields: Field[] =
      shown.length < bytes.length ? [{ name: 'Shown', value: `the first ${counted(MOST, 'byte')}` }] : [];
    const digits = hexText(bytes.subarray(0, SUMMARY)).replace(/..(?=.)/g, '$& ');
    const summary = bytes.length > SUMMARY ? `${digits} …` : digits;
    return { ok: true, decoded: { summary, fields, text: lines.join('\n') } };
  },
};
