import { Problem } from '../../problem.ts';
import type { ImportedPiece, ImportedRow, SessionFile, ToldShare } from '../types.ts';
import { inEntries } from './entryFacts.ts';
import { JsonParts } from './JsonParts.ts';
import { readHeads } from './readHeads.ts';
import { readMessage } from './readMessage.ts';

const MESSAGES = inEntries({ members: { _webSocketMessages: { each: 'whole' } } });

/**
 * The WebSockets of a HAR 1.2 file: entries with `_webSocketMessages`, as Chrome's DevTools write
 * them. It is read twice, since Chrome writes an entry's messages before its URL; so a fault is
 * found before anything is handed out. Problems: `import.*`.
 */
export async function* readHar(
  file: Pick<SessionFile, 'modified'>,
  read: (told: ToldShare) => AsyncIterable<Uint8Array>,
  told: ToldShare,
): AsyncGenerator<ImportedPiece> {
  const heads = await readHeads(
    read((share) => told(share / 2)),
    file.modified,
  );
  if (heads.length === 0) {
    throw new Problem(
      'import.no-sockets',
      'The HAR file holds no WebSocket, so nothing was imported.',
      'Chrome writes WebSocket messages into a HAR file; Firefox does not.',
    );
  }
  let next = 0;
  let pieces: ImportedPiece[] = [];
  let rows: ImportedRow[] = [];
  const parts = new JsonParts(MESSAGES, {
    value(path, message) {
      const entry = Number(path[2]);
      while (next < heads.length && heads[next]!.entry <= entry) {
        pieces.push({ head: heads[next]!.head });
        rows = [];
        next++;
      }
      const row = readMessage(message);
      if (!row) return;
      if (rows.length === 0) pieces.push({ rows });
      rows.push(row);
    },
  });
  for await (const chunk of read((share) => told((1 + share) / 2))) {
    parts.push(chunk);
    yield* pieces;
    pieces = [];
    rows = [];
  }
  yield* heads.slice(next).map(({ head }) => ({ head }));
}
