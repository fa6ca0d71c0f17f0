import type { SessionHead } from '#core/export/sessionHead.ts';
import { Problem } from '#core/problem.ts';
import type { LogWriter } from '#log/contract.ts';
import type { HostApi } from '#messaging/contract.ts';
import { readCapturedRows } from './capturedRows.ts';

/** What is known so far of a session that comes in batches. */
interface Importing {
  head: SessionHead;
  largestSent: number;
  sentBinary: boolean;
}

/**
 * Writes sessions that files tell of into the log, with the files' times. They are pinned: as old as
 * they may be, they came today. Each batch is on disk when its call resolves, so none piles up.
 */
export function createImports(
  log: Pick<LogWriter, 'append' | 'change' | 'createSession' | 'flush' | 'update'>,
): HostApi['importSession'] {
  const importing = new Map<number, Importing>();

  async function begin(head: SessionHead | undefined): Promise<number> {
    if (!head) throw unknownImport();
    const { url, name, createdAt, subprotocols, service = '', accessKeyId = '' } = head;
    const about = { url, name, createdAt, subprotocols, service, accessKeyId };
    const id = await log.createSession(
      { ...about, profileId: '', profileName: '', imported: true },
      undefined,
    );
    importing.set(id, { head, largestSent: 0, sentBinary: false });
    return id;
  }

  return async ({ sessionId, head, rows, done }) => {
    const read = readCapturedRows(rows);
    const id = sessionId ?? (await begin(head));
    const known = importing.get(id);
    if (!known) throw unknownImport();
    for (const row of read.rows) log.append(id, row);
    known.largestSent = Math.max(known.largestSent, read.largestSent);
    known.sentBinary ||= read.sentBinary;
    await log.flush();
    if (!done) return id;
    importing.delete(id);
    const { url, name, createdAt, subprotocols, service, accessKeyId, ...later } = known.head;
    const { largestSent, sentBinary } = known;
    // Before its end, with which retention looks at it.
    await log.change(id, { pinned: true });
    log.update(id, { ...later, ...(largestSent > 0 ? { largestSent, sentBinary } : {}) });
    await log.flush();
    return id;
  };
}

const unknownImport = (): Problem =>
  new Problem(
    'import.interrupted',
    'The import was interrupted, because the extension was restarted.',
    'Import the file again.',
  );
