import { readSessionFile } from '#core/import/readSessionFile.ts';
import type { ImportedSession } from '#core/import/types.ts';
import { Problem } from '#core/problem.ts';
import { formatBytes } from '#core/time.ts';
import type { BackgroundApi } from '#messaging/contract.ts';
import { batchesOf } from './batchesOf.ts';

/** A text of more cannot be held in one piece by the browsers. */
const MOST_BYTES = 256 * 1_024 * 1_024;

type Background = Pick<BackgroundApi, 'importSession' | 'removeSession'>;

/**
 * Takes the sessions of a file into the log; resolves with their ids. All of it or nothing: what was
 * written before a fault is removed again. Problems: `import.*`, `log.write`.
 */
export async function importFile(
  background: Background,
  file: Pick<Blob, 'size' | 'text'>,
): Promise<number[]> {
  if (file.size > MOST_BYTES) throw tooLarge(file.size);
  const sessions = readSessionFile(await file.text());
  const ids: number[] = [];
  try {
    for (const session of sessions) await importSession(background, session, (id) => ids.push(id));
    return ids;
  } catch (error) {
    await Promise.allSettled(ids.map((id) => background.removeSession(id)));
    throw error;
  }
}

async function importSession(
  background: Background,
  { head, rows }: ImportedSession,
  begun: (id: number) => void,
): Promise<void> {
  let sessionId: number | undefined;
  for (const batch of batchesOf(rows)) {
    const id = await background.importSession({
      ...(sessionId === undefined ? { head } : { sessionId }),
      rows: batch,
    });
    if (sessionId === undefined) begun(id);
    sessionId = id;
  }
  if (sessionId !== undefined) await background.importSession({ sessionId, rows: [], done: true });
}

const tooLarge = (bytes: number): Problem =>
  new Problem(
    'import.large',
    `The file has ${formatBytes(bytes)}, and ${formatBytes(MOST_BYTES)} are the most that can be imported.`,
    'Export less of the session, by a filter, and import that.',
  );
