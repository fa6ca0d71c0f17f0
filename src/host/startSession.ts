import { isGoodClose } from '#core/close.ts';
import { closedText, endText, openText, refusedText } from '#core/connectionTexts.ts';
import { type Problem, toProblem } from '#core/problem.ts';
import { formatDuration } from '#core/time.ts';
import type { SessionPatch } from '#log/contract.ts';
import type { FreshSignature, OpenRequest } from '#messaging/contract.ts';
import { createComposing } from './compose/composing.ts';
import {
  attemptText,
  CANCELLED,
  CANCELLED_WAIT,
  connectingText,
  constructorText,
  droppedText,
  givenUpText,
  MEANT,
  NOT_REMOVED,
  nextText,
  notSignedText,
  stoppedText,
} from './eventTexts.ts';
import { notOpen } from './notOpen.ts';
import { openSocket, type SessionSocket, type SocketEvents } from './openSocket.ts';
import { createRetries } from './retries.ts';
import { sendAtInterval } from './sendAtInterval.ts';
import { createSequencing } from './sequence/sequencing.ts';
import type { Session, SessionDeps } from './session.ts';

/** An attempt that is not signed or not answered by then ends, in ms: API Gateway gives $connect 29 s. */
const ANSWER_WITHIN = 35_000;

/** Refusals to sign that may pass by themselves; the person has to mend all others. */
const PASSING = /^(?:background\.|unexpected$|sign-in\.(?:unreachable|throttled|unexpected)$)/;

/**
 * Opens the signed URL and logs what comes of it; after a drop, where that was asked for, opens it
 * again with a fresh signature. `over` is called once, when nothing more will come.
 */
export function startSession(
  deps: SessionDeps,
  id: number,
  // Apart, so that nothing holds it once it is used: the session token in it lives on for hours.
  { signedUrl, ...request }: OpenRequest,
  over: () => void,
): Session {
  const { log, clock, later } = deps;
  const retries = createRetries(clock, deps.random);
  let socket: SessionSocket | undefined;
  let connections = 0;
  let droppedAt = 0;
  /** Of the wait for an attempt, or for its answer. */
  let cancelWait = () => {};
  let waiting = false;
  let stopKeepAlive = () => {};
  let ended = false;

  const compose = createComposing({
    ...deps,
    now: clock,
    send,
    update: (patch) => log.update(id, patch),
    tell: (text) => event(text, true),
  });

  const sequence = createSequencing({
    now: clock,
    later,
    fill: compose.fill,
    send,
    buffered: () => socket?.buffered ?? 0,
    update: (patch) => log.update(id, patch),
    store: (report) => log.setSequence(id, report),
  });

  function send(data: string | Uint8Array<ArrayBuffer>): number | undefined {
    if (socket?.state !== 'open') throw notOpen(socket?.state ?? (ended ? 'ending' : 'dropped'));
    return socket.send(data);
  }

  const event = (payload: string, bad = false): void => {
    log.append(id, { time: clock(), direction: 'event', kind: 'text', payload, bad });
  };

  function release(): void {
    ended = true;
    waiting = false;
    cancelWait();
    stopKeepAlive();
    compose.ended();
  }

  function finish(text: string, bad: boolean, patch: SessionPatch): void {
    release();
    event(text, bad);
    log.update(id, { buffered: 0, retryAt: undefined, attempt: undefined, ...patch });
    over();
  }

  function connect({ signedUrl, accessKeyId }: Pick<FreshSignature, 'signedUrl' | 'accessKeyId'>): void {
    const { subprotocols, url } = request;
    event(connectingText(url, accessKeyId));
    try {
      socket = openSocket(deps, id, { signedUrl, subprotocols }, events);
    } catch (error) {
      const refused = connections === 0;
      const patch: SessionPatch = refused ? { state: 'failed', endedAt: clock() } : { state: 'closed' };
      finish(constructorText(error, request), true, patch);
      return;
    }
    if (connections > 0) awaitAnswer();
  }

  function awaitAnswer(): void {
    cancelWait();
    cancelWait = later(noAnswer, ANSWER_WITHIN);
  }

  function noAnswer(): void {
    const asked = socket?.state === 'ending';
    socket?.abandon();
    socket = undefined;
    if (asked) finish(CANCELLED, false, { state: 'closed' });
    else retry(`attempt ${retries.attempt} failed: no answer within ${formatDuration(ANSWER_WITHIN)}`, true);
  }

  const events: SocketEvents = {
    opened({ handshakeMs, subprotocol, extensions }) {
      const time = clock();
      cancelWait();
      connections++;
      const again = connections > 1;
      const gap = again ? { ms: time - droppedAt, attempt: retries.attempt } : undefined;
      retries.opened();
      event(openText(handshakeMs, subprotocol, gap));
      log.update(id, {
        state: socket?.state === 'ending' ? 'closing' : 'open',
        openedAt: time,
        handshakeMs,
        subprotocol,
        extensions,
        ...(again ? { ...AGAIN, connections } : {}),
      });
      const { keepAlive } = request;
      if (keepAlive) {
        stopKeepAlive = sendAtInterval(keepAlive.seconds, later, () => keepOpen(keepAlive.message));
      }
      compose.opened(request.greeting);
    },

    received(payload, index) {
      compose.received(payload);
      sequence.received(payload, index);
    },

    ended({ close, opened, asked, unsent }) {
      const endedAt = clock();
      socket = undefined;
      cancelWait();
      stopKeepAlive();
      compose.ended();
      sequence.ended(`The connection ended (${endText(close, unsent)}).`);
      if (opened) {
        const meant = close.code === 1000;
        const bad = !isGoodClose(close.code);
        if (!request.reconnect || asked || meant) {
          const why = request.reconnect && !asked ? MEANT : '';
          finish(closedText(close, unsent) + why, bad, { state: 'closed', endedAt, close });
          return;
        }
        droppedAt = endedAt;
        retries.dropped();
        retry(droppedText(close, unsent), bad, { endedAt, close, buffered: 0 });
      } else if (connections > 0) {
        // `endedAt` and `close` stay those of the connection that was open.
        if (asked) finish(CANCELLED, false, { state: 'closed' });
        else retry(attemptText(retries.attempt, close), true);
      } else if (asked) finish(CANCELLED, false, { state: 'closed', endedAt, close });
      else finish(refusedText(close), true, { state: 'failed', endedAt, close });
    },
  };

  function keepOpen(text: string): void {
    if (socket?.state === 'open') socket.send(text);
  }

  function retry(why: string, bad: boolean, patch: SessionPatch = {}): void {
    const wait = retries.next();
    if (wait === undefined) {
      finish(givenUpText(why, retries.attempt, retries.elapsed), true, { ...patch, state: 'closed' });
      return;
    }
    const { attempt } = retries;
    event(nextText(why, attempt, wait), bad);
    log.update(id, { ...patch, state: 'reconnecting', retryAt: clock() + wait, attempt });
    waiting = true;
    cancelWait = later(reconnectNow, wait);
  }

  function reconnectNow(): void {
    if (!waiting) return;
    waiting = false;
    awaitAnswer();
    log.update(id, { state: 'connecting', retryAt: undefined });
    const { attempt } = retries;
    /** Ended, or given up for the next attempt. */
    const late = () => ended || waiting || retries.attempt !== attempt;
    deps.signAgain(id).then(
      (fresh) => {
        if (late()) return;
        log.update(id, { accessKeyId: fresh.accessKeyId });
        // The log tells of its own trouble, and the connection does not wait for it.
        if (fresh.signature) log.setSignature(id, fresh.signature).catch(() => {});
        connect(fresh);
      },
      (error: unknown) => {
        if (!late()) notSigned(toProblem(error));
      },
    );
  }

  function notSigned(problem: Problem): void {
    cancelWait();
    if (PASSING.test(problem.id)) retry(notSignedText(retries.attempt, problem), true);
    else finish(stoppedText(problem), true, { state: 'closed' });
  }

  connect({ signedUrl, accessKeyId: request.accessKeyId });

  return {
    get state() {
      return socket?.state ?? (ended ? 'ending' : 'dropped');
    },
    send: (data) => void socket?.send(data),
    compose,
    sequence,
    close() {
      sequence.stop('You disconnected.');
      if (!socket) {
        if (!ended) finish(CANCELLED_WAIT, false, { state: 'closed' });
      } else if (socket.close()) log.update(id, { state: 'closing' });
    },
    reconnectNow,
    abandon() {
      sequence.abandon();
      release();
      socket?.abandon();
    },
    notRemoved: () => finish(NOT_REMOVED, true, { state: 'closed', endedAt: clock() }),
  };
}

/** What the record said of the connection before. */
const AGAIN: SessionPatch = {
  endedAt: undefined,
  close: undefined,
  retryAt: undefined,
  attempt: undefined,
  largestSent: 0,
  sentBinary: false,
};
