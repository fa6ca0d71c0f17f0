import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Frame } from '#core/frame.ts';
import type { ReadBytes } from '../frames/detail/PagedBytes.ts';
import { readPieces } from '../frames/detail/readPieces.ts';

/** A payload as far as it is wanted. */
export type Beginning = { bytes: Uint8Array } | { lost: true };

/** The first `most` bytes of a frame's payload; undefined while they are read. */
export function useBeginning(
  frame: Frame,
  most: number,
  readBody: (index: number, ...range: Parameters<ReadBytes>) => Promise<Uint8Array>,
): Beginning | undefined {
  const read = useSignal<{ frame: Frame; beginning: Beginning } | undefined>(undefined);
  const size = Math.min(frame.size, most);
  const isHere = frame.payload.length >= size;
  useEffect(() => {
    if (isHere) return;
    let isWanted = true;
    const take = (beginning: Beginning) => {
      if (isWanted) read.value = { frame, beginning };
    };
    readAll((from, to) => readBody(frame.index, from, to), size).then(
      (bytes) => take({ bytes }),
      () => take({ lost: true }),
    );
    return () => {
      isWanted = false;
    };
  }, [frame, size, isHere]);
  if (isHere) return { bytes: frame.payload.subarray(0, size) };
  return read.value?.frame === frame ? read.value.beginning : undefined;
}

async function readAll(read: ReadBytes, size: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(size);
  let at = 0;
  for await (const piece of readPieces(read, size)) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}
