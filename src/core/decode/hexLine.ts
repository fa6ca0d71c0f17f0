import { HEX } from './values/byteText.ts';

/** Bytes in a line of a hex view. */
export const HEX_WIDTH = 16;

/** Printable ASCII, a dot for all else. */
const ASCII = Array.from({ length: 256 }, (_, byte) =>
  byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '.',
);

export interface HexLine {
  /** Eight hex digits. */
  offset: string;
  /** `0a 1f 08 …`, a wider gap after the eighth byte; padded to full width. */
  hex: string;
  /** Printable ASCII, a dot for all else. */
  ascii: string;
}

/** Lines that a payload of that many bytes takes. */
export function hexLines(bytes: number, width = HEX_WIDTH): number {
  return Math.ceil(bytes / width);
}

/** Where a line begins, as eight hex digits. */
export function hexOffset(byte: number): string {
  return byte.toString(16).padStart(8, '0');
}

/** One line of a hex view, as `hexdump -C` lays it out. */
export function hexLine(payload: Uint8Array, line: number, width = HEX_WIDTH): HexLine {
  const from = line * width;
  const bytes = payload.subarray(from, from + width);
  let hex = '';
  let ascii = '';
  for (let at = 0; at < width; at += 1) {
    if (at > 0) hex += at === 8 ? '  ' : ' ';
    const byte = bytes[at];
    if (byte === undefined) {
      hex += '  ';
      continue;
    }
    hex += HEX[byte]!;
    ascii += ASCII[byte]!;
  }
  return { offset: hexOffset(from), hex, ascii };
}
