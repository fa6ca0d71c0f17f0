import { showControls } from '#core/decode/preview.ts';
import type { Bytes } from './bytes.ts';

/** UTF-8 (RFC 3629) has at most three bytes after a character's first. */
const TAIL = 3;
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/**
 * Line `row` of a text that is cut every `width` bytes, wherever its own lines end; a character
 * stands in the line in which it begins. Undefined while its bytes are still to come.
 */
export function textLine(bytes: Bytes, row: number, width: number): string | undefined {
  const from = row * width;
  const cut = bytes.slice(from, from + width + TAIL);
  if (cut === undefined) return undefined;
  const start = firstBeginning(cut, 0);
  const end = firstBeginning(cut, Math.min(width, cut.length));
  return showControls(decoder.decode(cut.subarray(row === 0 ? 0 : start, end)));
}

/** The first place from `at` that is not in the midst of a character. */
function firstBeginning(cut: Uint8Array, at: number): number {
  let place = at;
  while (place < cut.length && place < at + TAIL && (cut[place]! & 0xc0) === 0x80) place += 1;
  return place;
}
