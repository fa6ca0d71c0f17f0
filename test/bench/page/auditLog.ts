import type { SessionState } from '#core/session.ts';
import type { View } from '../../e2e/harness/View.ts';

/** What the log holds of one session's numbered messages. */
export interface Audit {
  id: number;
  state: SessionState;
  /** Rows of any kind. */
  rows: number;
  /** Numbered messages, repeats not counted. */
  numbers: number;
  /** Frames without a number: what was sent, for one. */
  others: number;
  /** The highest number. */
  last: number;
  repeats: number;
  /** Numbers that came before a smaller one. */
  disorder: number;
  /** Ranges of numbers that are absent below the last, inclusive; the first hundred. */
  gaps: [number, number][];
  /** Row indices that are absent between the first and the last. */
  holes: number;
  /** Frames that the record says were received, and that it says could not be kept. */
  recordReceived: number;
  recordLost: number;
  /** Texts of the event rows; the last hundred. */
  events: string[];
}

/**
 * Reads the whole log, straight from IndexedDB in a page of the extension and by no code of the
 * product, and checks every number that a ticker or a feed sent. Oldest session first.
 */
export async function auditLog(view: View): Promise<Audit[]> {
  return JSON.parse(await view.evaluate(auditInPage)) as Audit[];
}

/** Messages of `sent` that the log does not hold. */
export const missingOf = (audit: Audit | undefined, sent: number): number => sent - (audit?.numbers ?? 0);

/** Layout: src/log/segment.ts. Messages begin with 19 letters such as `{"type":"tick","n":`. */
async function auditInPage(win: Window): Promise<string> {
  interface Segment {
    sessionId: number;
    firstIndex: number;
    flags: Uint8Array;
    offsets: Uint32Array;
    payload: ArrayBuffer;
  }
  interface Session {
    id: number;
    state: SessionState;
    received: { frames: number };
    lost?: { frames: number };
    page?: { dropped?: number };
  }
  const START = 19;
  const wait = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const text = new TextDecoder();
  const database = await wait(win.indexedDB.open('countersign-log'));
  const sessions = (await wait(
    database.transaction('sessions').objectStore('sessions').getAll(),
  )) as Session[];

  async function audit({ id, state, received, lost, page }: Session): Promise<Audit> {
    let seen = new Uint8Array(1 << 16);
    const found: Audit = {
      ...{ id, state, rows: 0, numbers: 0, others: 0, last: 0, repeats: 0, disorder: 0, gaps: [], holes: 0 },
      ...{
        recordReceived: received.frames,
        recordLost: (lost?.frames ?? 0) + (page?.dropped ?? 0),
        events: [],
      },
    };
    let before = 0;
    let nextIndex: number | undefined;

    function number(bytes: Uint8Array): number {
      let value = 0;
      for (let at = START; at < bytes.length; at++) {
        const digit = bytes[at]! - 48;
        if (digit < 0 || digit > 9) return at > START ? value : 0;
        value = value * 10 + digit;
      }
      return 0;
    }

    function take(n: number): void {
      if (n >= seen.length) {
        const grown = new Uint8Array(n * 2);
        grown.set(seen);
        seen = grown;
      }
      if (seen[n]) found.repeats++;
      else found.numbers++;
      seen[n] = 1;
      if (n < before) found.disorder++;
      before = n;
      found.last = Math.max(found.last, n);
    }

    function read(segment: Segment): void {
      if (nextIndex !== undefined) found.holes += segment.firstIndex - nextIndex;
      const rows = segment.offsets.length - 1;
      nextIndex = segment.firstIndex + rows;
      found.rows += rows;
      for (let row = 0; row < rows; row++) {
        const start = segment.offsets[row]!;
        const bytes = new Uint8Array(segment.payload, start, segment.offsets[row + 1]! - start);
        const direction = segment.flags[row]! & 3;
        if (direction === 2) found.events.push(text.decode(bytes));
        const n = direction === 1 ? number(bytes) : 0;
        if (n > 0) take(n);
        else if (direction !== 2) found.others++;
      }
    }

    for (let from: IDBKeyRange | undefined = IDBKeyRange.bound([id], [id, []]); from; ) {
      const store = database.transaction('segments').objectStore('segments');
      const batch = (await wait(store.getAll(from, 16))) as Segment[];
      for (const segment of batch) read(segment);
      const last = batch.at(-1);
      from = last && IDBKeyRange.bound([id, last.firstIndex], [id, []], true);
    }
    found.events = found.events.slice(-100);
    for (let n = 1; n < found.last && found.gaps.length < 100; n++) {
      if (seen[n]) continue;
      const first = n;
      while (!seen[n + 1]) n++;
      found.gaps.push([first, n]);
    }
    return found;
  }

  const audits: Audit[] = [];
  for (const session of sessions) audits.push(await audit(session));
  database.close();
  return JSON.stringify(audits);
}
