import { findConnectionIds } from '#core/connections/findConnectionIds.ts';
import type { SessionRecord } from '#core/session.ts';
import type { LogReader } from '#log/contract.ts';

/** Rows at either end of a log that are looked through: ids come with the welcome, or with what was just asked. */
const ROWS = 400;
/** Bytes of a message that are looked through. */
const BYTES = 16_384;
const MOST = 8;

/**
 * The connection ids that the messages of a session's last connection name, the latest first. One that
 * was dropped before has an id that is gone.
 */
export async function readConnectionIds(
  log: Pick<LogReader, 'rows'>,
  { id, firstIndex, nextIndex, openedAt = 0 }: SessionRecord,
): Promise<string[]> {
  const late = Math.max(firstIndex, nextIndex - ROWS);
  const early = Math.min(late, firstIndex + ROWS);
  const parts = await Promise.all([
    log.rows(id, firstIndex, early, BYTES),
    log.rows(id, late, nextIndex, BYTES),
  ]);
  const decoder = new TextDecoder();
  const ids = parts
    .flat()
    .filter(({ direction, kind, time }) => direction !== 'event' && kind === 'text' && time >= openedAt)
    .toReversed()
    .flatMap(({ payload }) => findConnectionIds(decoder.decode(payload)));
  return [...new Set(ids)].slice(0, MOST);
}
