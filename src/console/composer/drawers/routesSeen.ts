import { routeIn } from '#core/compose/snippet.ts';
import type { SessionRecord } from '#core/session.ts';
import type { LogReader } from '#log/contract.ts';

/** Rows that are looked through, from the end; bytes of each; routes that are told. */
const ROWS = 1_000;
const BYTES = 2_048;
const ROUTES = 30;

const decoder = new TextDecoder();

/** Routes that the messages sent in a session name, latest first. Empty where the log cannot be read. */
export async function routesSeen(
  log: Pick<LogReader, 'rows'>,
  { id, firstIndex, nextIndex }: Pick<SessionRecord, 'id' | 'firstIndex' | 'nextIndex'>,
  routeKey: string,
): Promise<string[]> {
  const rows = await log.rows(id, Math.max(firstIndex, nextIndex - ROWS), nextIndex, BYTES).catch(() => []);
  const routes = rows
    .filter(({ direction, kind }) => direction === 'sent' && kind === 'text')
    .map(({ payload }) => routeIn(decoder.decode(payload), routeKey))
    .filter((route) => route !== undefined);
  return [...new Set(routes.toReversed())].slice(0, ROUTES);
}
