import type { SessionHead } from '#core/export/sessionHead.ts';
import { readSessionFile } from '#core/import/readSessionFile.ts';
import type { ImportedRow, SessionFile, ToldShare } from '#core/import/types.ts';

export const MODIFIED = Date.UTC(2026, 10, 1);

/** A file in memory that is read `chunk` bytes at a time. */
export function fileOf(content: string | Uint8Array, chunk = 65_536): SessionFile {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return {
    size: bytes.length,
    modified: MODIFIED,
    async *read() {
      for (let at = 0; at < bytes.length; at += chunk) yield bytes.subarray(at, at + chunk);
    },
  };
}

export interface GatheredSession {
  head: SessionHead;
  /** All payloads in bytes. */
  rows: (ImportedRow & { payload: Uint8Array })[];
}

const encoder = new TextEncoder();
const inBytes = ({ payload, ...row }: ImportedRow) => ({
  ...row,
  payload: typeof payload === 'string' ? encoder.encode(payload) : payload,
});

/** The sessions of a file with all their rows. */
export async function gather(
  content: string | Uint8Array,
  chunk?: number,
  told?: ToldShare,
): Promise<GatheredSession[]> {
  const sessions: GatheredSession[] = [];
  for await (const piece of readSessionFile(fileOf(content, chunk), told)) {
    if ('head' in piece) sessions.push({ head: piece.head, rows: [] });
    else sessions.at(-1)!.rows.push(...piece.rows.map(inBytes));
  }
  return sessions;
}
