import { hexText } from '#core/decode/values/byteText.ts';
import type { FrameKind } from '#core/frame.ts';
import type { ReadBytes } from './PagedBytes.ts';
import { readPieces } from './readPieces.ts';

/** More than that makes clipboards and whatever it is pasted into stall. Bytes; a byte takes two hex digits. */
const MOST: Record<FrameKind, number> = { text: 16_000_000, binary: 8_000_000 };

/** How much of a payload of that size is copied. */
export function copyableSize(size: number, kind: FrameKind): number {
  return Math.min(size, MOST[kind]);
}

/** The copyable part of a payload: text as it came, binary as hex digits. */
export async function payloadText(read: ReadBytes, size: number, kind: FrameKind): Promise<string> {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const parts: string[] = [];
  for await (const piece of readPieces(read, copyableSize(size, kind))) {
    // A character that the limit cuts in two is left out, as the decoder is never told of the end.
    parts.push(kind === 'text' ? decoder.decode(piece, { stream: true }) : hexText(piece));
  }
  return parts.join('');
}
