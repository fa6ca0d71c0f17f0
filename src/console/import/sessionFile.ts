import type { SessionFile } from '#core/import/types.ts';
import { Problem } from '#core/problem.ts';

/** Bytes that are read at a time: streams of the browsers hand out as much as they like. */
const PIECE = 1_024 * 1_024;

/** A file that a person chose, to be read in pieces. Problem: `import.unreadable`. */
export const sessionFile = (file: Pick<File, 'size' | 'lastModified' | 'slice'>): SessionFile => ({
  size: file.size,
  modified: file.lastModified,
  async *read() {
    for (let at = 0; at < file.size; at += PIECE) yield await piece(file, at);
  },
});

async function piece(file: Pick<File, 'slice'>, at: number): Promise<Uint8Array> {
  try {
    return new Uint8Array(await file.slice(at, at + PIECE).arrayBuffer());
  } catch (cause) {
    throw new Problem(
      'import.unreadable',
      'The browser could not read the file to its end: it was changed, moved or is locked. Nothing of it was imported.',
      'Choose the file again.',
      { cause },
    );
  }
}
