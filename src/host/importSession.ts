import type { SessionHead } from '#core/export/sessionHead.ts';
import { Problem } from '#core/problem.ts';
import type { LogWriter } from '#log/contract.ts';
import type { HostApi } from '#messaging/contract.ts';
import { readCapturedRows } from './capturedRows.ts';
import type { Later } from './later.ts';

/** A view that hands over nothing for so long is gone, in ms: what it has begun is removed. */
export const IMPORT_LEASE = 60_000;

/** What is known so far of a session that comes in batches. */
interface Importing {
  head: SessionHead;
  largestSent: number;
  sentBinary: boolean;
  /** The end of its lease will not come. */
  stay(): void;
}

export interface ImportsDeps {
  log: Pick<LogWriter, 'append' | 'change' | 'createSession' | 'flush' | 'remove' | 'update'>;
  later: Later;
  /** Told whenever an import may have begun or ended. */
  changed(): void;
}

export interface Imports extends Pick<HostApi, 'importSession'> {
  /** Whether any goes on. */
  readonly busy: boolean;
  /** Takes no more of it: its session is removed. */
  forget(sessionId: number): void;
}

/**
 * Writes sessions that files tell of into the log, with the files' times. They are pinned: as old as
 * they may be, they came today. Each batch is on disk when its call resolves, so none piles up. One
 * whose view is gone is removed: no session is half a file.
 */
export function createImports({ log, later, changed }: ImportsDeps): Imports {
  const importing = new Map<number, Importing>();

  async function begin(head: SessionHead | undefined): Promise<number> {
    if (!head) throw unknownImport();
    const { url, name, createdAt, subprotocols, service = '', accessKeyId = '' } = head;
    const about = { url, name, createdAt, subprotocols, service, accessKeyId };
    const id = await log.createSession(
      { ...about, profileId: '', profileName: '', imported: true },
      undefined,
    );
    importing.set(id, { head, largestSent: 0, sentBinary: false, stay() {} });
    changed();
    return id;
  }

  function forget(id: number): void {
    importing.get(id)?.stay();
    importing.delete(id);
    changed();
  }

  /** From now on the next batch is waited for. */
  function lease(id: number, known: Importing): void {
    known.stay = later(() => {
      forget(id);
      // Where the disk refuses, the next start ends it as lost.
      void log.remove(id).catch(() => undefined);
    }, IMPORT_LEASE);
  }

  const importSession: HostApi['importSession'] = async ({ sessionId, head, rows, done }) => {
    const read = readCapturedRows(rows);
    const id = sessionId ?? (await begin(head));
    const known = importing.get(id);
    if (!known) throw unknownImport();
    known.stay();
    for (const row of read.rows) log.append(id, row);
    known.largestSent = Math.max(known.largestSent, read.largestSent);
    known.sentBinary ||= read.sentBinary;
    try {
      await log.flush();
    } finally {
      if (importing.has(id)) lease(id, known);
    }
    if (!done) return id;
    forget(id);
    const { url, name, createdAt, subprotocols, service, accessKeyId, ...later } = known.head;
    const { largestSent, sentBinary } = known;
    // Before its end, with which retention looks at it.
    await log.change(id, { pinned: true });
    log.update(id, { ...later, ...(largestSent > 0 ? { largestSent, sentBinary } : {}) });
    await log.flush();
    return id;
  };

  return {
    importSession,
    forget,
    get busy() {
      return importing.size > 0;
    },
  };
}

const unknownImport = (): Problem =>
  new Problem(
    'import.interrupted',
    'The import was interrupted: its session was deleted, or the extension was restarted.',
    'Import the file again.',
  );
