import type { SessionFile } from '#core/import/types.ts';
import { Problem } from '#core/problem.ts';

/** A file that a person chose, to be read in pieces. Problem: `import.unreadable`. */
export const sessionFile = (file: Pick<File, 'size' | 'lastModified' | 'stream'>): SessionFile => ({
  size: file.size,
  modified: file.lastModified,
  read: () => chunksOf(file),
});

/** A stream's own iterator is younger than the oldest Chrome that is supported. */
async function* chunksOf(file: Pick<File, 'stream'>): AsyncGenerator<Uint8Array> {
  const reader = file.stream().getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read().catch((cause: unknown) => {
        throw unreadable(cause);
      });
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

const unreadable = (cause: unknown): Problem =>
  new Problem(
    'import.unreadable',
    'The browser could not read the file to its end: it was changed, moved or is locked. Nothing was imported.',
    'Choose the file again.',
    { cause },
  );
