import { isAscii } from './isAscii.ts';

const decoder = new TextDecoder();
const needles = new Map<string, Uint8Array | undefined>();

/**
 * Whether a payload, read as UTF-8, holds `text` (given in lower case), whatever the case.
 * ASCII is looked for in the bytes, which is several times faster than decoding and needs no
 * memory; there only A to Z fold. Other text is decoded and folded by Unicode.
 */
export function includesText(payload: Uint8Array, text: string): boolean {
  const needle = needleOf(text);
  if (needle === undefined) return decoder.decode(payload).toLowerCase().includes(text);
  return indexOfFolded(payload, needle) >= 0;
}

function needleOf(text: string): Uint8Array | undefined {
  if (needles.has(text)) return needles.get(text);
  if (needles.size > 64) needles.clear();
  const needle = isAscii(text) ? new TextEncoder().encode(text) : undefined;
  needles.set(text, needle);
  return needle;
}

function indexOfFolded(payload: Uint8Array, needle: Uint8Array): number {
  if (needle.length === 0) return 0;
  const first = needle[0]!;
  const upper = first >= 0x61 && first <= 0x7a ? first - 0x20 : first;
  const last = payload.length - needle.length;
  for (let at = 0; at <= last; at += 1) {
    const byte = payload[at];
    if ((byte === first || byte === upper) && startsWithFolded(payload, at, needle)) return at;
  }
  return -1;
}

function startsWithFolded(payload: Uint8Array, at: number, needle: Uint8Array): boolean {
  for (let offset = 1; offset < needle.length; offset += 1) {
    let byte = payload[at + offset]!;
    if (byte >= 0x41 && byte <= 0x5a) byte += 0x20;
    if (byte !== needle[offset]) return false;
  }
  return true;
}
