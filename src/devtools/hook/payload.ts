import type { Primordials } from './primordials.ts';
import { LARGEST_PAYLOAD } from './protocol.ts';

/** Text cut to what the protocol carries. */
export interface CutText {
  text: string;
  /** Bytes in UTF-8 of the whole. */
  size: number;
}

export type TextCutter = (text: string) => CutText;

/** Gives what measures and cuts the text of messages; it keeps a buffer, so all documents share one. */
export function createTextCutter({
  Bytes,
  arrayBuffer,
  encodeInto,
  decode,
  substring,
}: Primordials): TextCutter {
  let scratch: Uint8Array | undefined;
  return (text) => {
    scratch ??= new Bytes(LARGEST_PAYLOAD);
    const { length } = text;
    // It never splits a character, and turns lone surrogates into U+FFFD, as `send` does.
    const first = encodeInto(text, scratch);
    let size = first.written;
    if (first.read === length) return { text, size };
    // Decoded anew: a substring would keep the whole text in memory.
    const cut = decode(new Bytes(arrayBuffer(scratch), 0, size));
    for (let at = first.read; at < length; ) {
      const { read, written } = encodeInto(substring(text, at), scratch);
      size += written;
      at += read;
    }
    return { text: cut, size };
  };
}

/** The bytes of an ArrayBuffer or a view in the page's own memory; undefined for anything else. */
export function bytesOf(p: Primordials, data: unknown): Uint8Array | undefined {
  try {
    if (!p.isView(data)) return new p.Bytes(data as ArrayBuffer, 0, p.bufferLength(data));
    return p.arrayName(data) === undefined
      ? new p.Bytes(p.viewBuffer(data), p.viewOffset(data), p.viewLength(data))
      : new p.Bytes(p.arrayBuffer(data), p.arrayOffset(data), p.arrayLength(data));
  } catch {
    return undefined;
  }
}

/** Bytes of a Blob; undefined for anything else. */
export function blobSizeOf({ blobSize }: Primordials, data: unknown): number | undefined {
  try {
    return blobSize(data);
  } catch {
    return undefined;
  }
}
