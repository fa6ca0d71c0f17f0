import type { SessionRecord } from '#core/session.ts';
import type { SegmentSummary } from './contract.ts';
import { SESSIONS, SUMMARIES } from './openDatabase.ts';
import { between, upTo } from './ranges.ts';
import { result } from './requests.ts';

/** Summaries per read: a million rows are about two thousand. */
const READ_SUMMARIES = 2_048;

const endOf = ({ firstIndex, rows }: SegmentSummary): number => firstIndex + rows;

/** Summaries in order, from that of the segment which holds row `from` or the first after it. */
export async function readSummaries(
  database: IDBDatabase,
  sessionId: number,
  from: number,
): Promise<SegmentSummary[]> {
  const all: SegmentSummary[] = [];
  const holding = await summaryAt(database, sessionId, from);
  let next = holding && endOf(holding) > from ? holding.firstIndex : from;
  for (;;) {
    const store = database.transaction(SUMMARIES).objectStore(SUMMARIES);
    const range = between(sessionId, next, Number.POSITIVE_INFINITY);
    const some: SegmentSummary[] = await result(store.getAll(range, READ_SUMMARIES));
    for (const summary of some) all.push(summary);
    if (some.length < READ_SUMMARIES) return all;
    next = endOf(some.at(-1)!);
  }
}

/** Summary of the last segment that starts at or before `index`. */
async function summaryAt(
  database: IDBDatabase,
  sessionId: number,
  index: number,
): Promise<SegmentSummary | undefined> {
  const store = database.transaction(SUMMARIES).objectStore(SUMMARIES);
  return (await result(store.openCursor(upTo(sessionId, index), 'prev')))?.value;
}

/**
 * The first segment with a row at `time` or later, among rows `first` to `next` (exclusive), found
 * by halving: a few reads whatever the length of the log. Times are taken to ascend.
 */
export async function summaryFrom(
  database: IDBDatabase,
  sessionId: number,
  time: number,
  first: number,
  next: number,
): Promise<SegmentSummary | undefined> {
  let [low, high] = [first, next];
  let found: SegmentSummary | undefined;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const summary = await summaryAt(database, sessionId, middle);
    if (!summary || summary.lastTime < time) {
      low = summary ? Math.max(middle + 1, endOf(summary)) : middle + 1;
    } else {
      found = summary;
      high = Math.min(middle, summary.firstIndex);
    }
  }
  return found;
}

/** Whether times do not ascend from row to row throughout the session. */
export async function timesFall(database: IDBDatabase, sessionId: number): Promise<boolean> {
  const store = database.transaction(SESSIONS).objectStore(SESSIONS);
  const record: SessionRecord | undefined = await result(store.get(sessionId));
  return record?.timesFall === true;
}
