import type { Gap, SessionRecord } from '#core/session.ts';
import type { SessionPatch } from './contract.ts';

/** More are of no use to a timeline, and the record travels with every announcement. */
const MOST = 100;

/**
 * The session's gaps where the patch begins or ends one, else undefined. The drop itself is logged
 * just before the state changes, so a gap begins at the last row: `lastTime`, epoch milliseconds.
 */
export function gapsAfter(
  record: Pick<SessionRecord, 'state' | 'gaps'>,
  patch: Pick<SessionPatch, 'state' | 'openedAt'>,
  lastTime: number,
): Gap[] | undefined {
  const gaps = record.gaps ?? [];
  const last = gaps.at(-1);
  const lasts = last !== undefined && last.to === undefined;
  if (patch.state === 'reconnecting' && !lasts) return [...gaps, { from: lastTime }].slice(-MOST);
  if (patch.state === 'open' && lasts) {
    return [...gaps.slice(0, -1), { from: last.from, to: patch.openedAt ?? lastTime }];
  }
  return undefined;
}
