import { handshakeStatus } from '#core/diagnose/answer/readHandshake.ts';
import { Problem } from '#core/problem.ts';
import { isLive, type SessionState } from '#core/session.ts';
import type { LogWriter, SessionPatch } from '#log/contract.ts';
import type { HostSocket } from '#messaging/capture.ts';
import { type CapturedRows, readCapturedRows } from './capturedRows.ts';

export interface WatchedDeps {
  log: Pick<LogWriter, 'append' | 'createSession' | 'resume' | 'setHandshake' | 'update'>;
  /** Epoch milliseconds. */
  clock(): number;
}

/** A page's socket and its session in the log. */
export interface WatchedSocket {
  readonly sessionId: number;
  /** Watched, and not at its end. */
  readonly live: boolean;
  /** Checks what was told; what is returned logs it. Problems: `capture.invalid`, `message.base64`. */
  prepare(told: HostSocket): () => Promise<void>;
  /** Nobody tells of it any more: what was not at its end is lost. */
  unwatched(why: string): void;
  /** Goes on after `unwatched`; false where its session is no longer stored. */
  watchedAgain(): Promise<boolean>;
  /** Its session is being removed by the person: nothing more is logged, unless that fails. */
  remove(removing: Promise<void>): Promise<void>;
}

/** Begins the session of a page's socket. Problem: `log.write`. */
export async function watchSocket(
  { log, clock }: WatchedDeps,
  { signature, sent, ...draft }: NonNullable<HostSocket['created']>,
): Promise<WatchedSocket> {
  const id = await log.createSession(draft, signature, sent ? { sent } : {});
  let page = draft.page;
  let state: SessionState = 'connecting';
  /** What it was when nobody told of it any more. */
  let before: SessionState | undefined;
  let opened = false;
  let removed = false;
  let largestSent = 0;
  let sentBinary = false;

  const live = (): boolean => !removed && isLive({ state });
  const event = (payload: string, bad: boolean): void => {
    log.append(id, { time: clock(), direction: 'event', kind: 'text', payload, bad });
  };

  function check(next: SessionState): void {
    const backwards = state !== 'lost' && ORDER[next] < ORDER[state];
    if (backwards || (next === 'failed' && opened)) throw outOfOrder(state, next);
  }

  function patchOf({ change, handshake }: HostSocket, read: CapturedRows): SessionPatch {
    const { page: changed, ...patch } = change ?? {};
    const status = handshake ? handshakeStatus(handshake) : 0;
    if (page && (changed || status > 0)) page = { ...page, ...changed, ...(status > 0 ? { status } : {}) };
    const grew = read.largestSent > largestSent || (read.sentBinary && !sentBinary);
    largestSent = Math.max(largestSent, read.largestSent);
    sentBinary ||= read.sentBinary;
    return {
      ...patch,
      ...(page && page !== draft.page ? { page } : {}),
      ...(grew ? { largestSent, sentBinary } : {}),
    };
  }

  return {
    sessionId: id,
    get live() {
      return live();
    },

    prepare(told) {
      const next = told.change?.state;
      if (next !== undefined && next !== state) check(next);
      const read = readCapturedRows(told.rows ?? []);
      return async () => {
        if (removed) return;
        // What was said is not to be lost with how the server answered.
        let lost = false;
        if (told.handshake)
          await log.setHandshake(id, told.handshake).catch(() => {
            lost = true;
          });
        const ended = !live();
        const patch = patchOf(told, read);
        if (state === 'lost' && (next === undefined ? read.rows.length > 0 : isLive({ state: next })))
          Object.assign(patch, { state: next ?? before ?? 'open', endedAt: undefined });
        state = patch.state ?? state;
        opened ||= state === 'open';
        const changes = Object.keys(patch).length > 0;
        // The log has let go of what ended; it takes it up again to change it.
        if (ended && changes && !(await log.resume(id, patch))) removed = true;
        if (removed) return;
        for (const row of read.rows) log.append(id, row);
        if (lost) event(HANDSHAKE_LOST, true);
        if (!ended && changes) log.update(id, patch);
      };
    },

    unwatched(why) {
      if (!live()) return;
      before = state;
      state = 'lost';
      event(why, true);
      log.update(id, { state, endedAt: clock() });
    },

    async watchedAgain() {
      if (removed || state !== 'lost' || before === undefined) return true;
      if (!(await log.resume(id, { state: before, endedAt: undefined }))) return false;
      state = before;
      before = undefined;
      event(AGAIN, false);
      return true;
    },

    async remove(removing) {
      removed = true;
      try {
        await removing;
      } catch (error) {
        removed = false;
        throw error;
      }
    },
  };
}

const HANDSHAKE_LOST = 'how the server answered could not be written to the log';

const AGAIN = 'DevTools tells of the page’s socket again; what came meanwhile may be missing';

/** A page's socket opens once and ends once (WHATWG WebSockets, "ready state"). */
const ORDER: Readonly<Record<SessionState, number>> = {
  connecting: 0,
  reconnecting: 0,
  open: 1,
  closing: 2,
  closed: 3,
  failed: 3,
  lost: 3,
};

const outOfOrder = (from: SessionState, to: SessionState): Problem =>
  new Problem(
    'capture.invalid',
    `A socket of the page cannot be ${to} after it was ${from}, so this was not logged.`,
    'Reload the page and record again.',
  );
