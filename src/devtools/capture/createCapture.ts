import { computed, type Signal, signal } from '@preact/signals';
import type { Problem } from '#core/problem.ts';
import type { BackgroundApi } from '#messaging/contract.ts';
import { injectedText } from '../hook/inject.ts';
import type { Capture, InspectedPage, RecordingState } from './contract.ts';
import { HarReader } from './har/HarReader.ts';
import { recordCall, sendCall } from './hookCalls.ts';
import { Outbox } from './outbox.ts';
import { PageDocuments } from './PageDocuments.ts';
import { PageDrain } from './PageDrain.ts';
import { gone } from './pageProblems.ts';
import { type SocketFacts, TrackedSocket } from './TrackedSocket.ts';

export interface CaptureDeps {
  page: InspectedPage;
  /** Text of the built hook. */
  hookText(): Promise<string>;
  capture: BackgroundApi['capture'];
  /** Epoch milliseconds with a fraction. */
  now(): number;
  later(callback: () => void, ms: number): () => void;
  /** Resolves once the panel has had time to paint and to answer. */
  breathe(): Promise<void>;
  /** A random text, to tell this panel from others. */
  random(): string;
}

/** The background takes a panel for gone after half a minute of silence. */
const BEAT = 10_000;

/** The browser's record of a socket is there by then, however slow its reading is. */
const RECORD_COMES = 60_000;

/** A page that reloads, or gives its last frames, has so many milliseconds. */
const PATIENCE = 3_000;

export const STOPPED = 'recording was stopped; the page’s socket may live on';

/** Records the sockets of the page under inspection and hands what they do to the background. */
export function createCapture({
  page,
  hookText,
  capture,
  now,
  later,
  breathe,
  random,
}: CaptureDeps): Capture {
  const recording = signal<RecordingState>('off');
  const troubles = { background: trouble(), page: trouble(), meddled: trouble() };
  const shown = computed(() => troubles.background.value ?? troubles.page.value ?? troubles.meddled.value);
  const sessionIds = signal<readonly number[]>([]);
  const keep = { value: false };
  let sockets: TrackedSocket[] = [];
  let on = false;
  let disposed = false;
  let cancelBeat = () => {};
  /** Wakes who waits for the page to be another. */
  let navigated = () => {};

  const outbox = new Outbox({
    capture,
    name: random(),
    now,
    later,
    onSessions(sessions) {
      for (const socket of sockets) socket.sessionId ??= sessions[socket.facts.ref];
      list();
    },
    onLost: (ref, frames) => sockets.find(({ facts }) => facts.ref === ref)?.refused(frames),
    onTrouble: (problem) => show(troubles.background, problem),
  });

  function list(): void {
    const ids = sockets.flatMap(({ listed, sessionId }) =>
      listed && sessionId !== undefined ? [sessionId] : [],
    );
    const before = sessionIds.value;
    if (ids.length !== before.length || ids.some((id, at) => id !== before[at])) sessionIds.value = ids;
  }

  function track(facts: SocketFacts): TrackedSocket {
    const socket = new TrackedSocket(facts, outbox, now);
    sockets.push(socket);
    return socket;
  }

  const documents: PageDocuments = new PageDocuments({
    now,
    track,
    find: (url, createdAt) => har.find(url, createdAt),
    onNewPage() {
      show(troubles.meddled, undefined);
      har.leave();
      if (!keep.value) unlist(() => true);
    },
  });
  const har: HarReader = new HarReader({
    page,
    now,
    later,
    track,
    hooked: () => sockets.filter(({ facts }) => facts.page.seenFrom !== 'har'),
    pageUrl: () => documents.pageUrl,
    complete: () => recording.value === 'complete',
    flush: () => outbox.flush(),
  });
  const drain = new PageDrain({
    page,
    hookText,
    documents,
    flush: () => outbox.flush(),
    now,
    later,
    breathe,
    onDrained(early, events, until) {
      recording.value = early ? 'complete' : 'partial';
      show(troubles.page, undefined);
      har.drained(events, until);
    },
    onTrouble(problem) {
      if (problem.id === 'page.unreachable') recording.value = 'unreachable';
      show(problem.id === 'page.meddled' ? troubles.meddled : troubles.page, problem);
    },
  });

  const stopListening = page.onNavigated(() => {
    navigated();
    if (on) drain.hurry(true);
  });

  /**
   * Takes sockets off the list. Those that have ended and are not listed are not needed any more, once
   * the browser's record cannot bring them up as news.
   */
  function unlist(which: (socket: TrackedSocket) => boolean): void {
    const awaited = ({ headersKnown, facts }: TrackedSocket): boolean =>
      !headersKnown && now() - facts.createdAt < RECORD_COMES;
    for (const socket of sockets) if (which(socket)) socket.listed = false;
    sockets = sockets.filter((socket) => socket.listed || socket.live || awaited(socket));
    list();
  }

  function beat(): void {
    cancelBeat = later(() => {
      if (now() - outbox.lastCall >= BEAT - 1_000) void outbox.beat();
      beat();
    }, BEAT);
  }

  async function start(): Promise<void> {
    if (on || disposed) return;
    on = true;
    beat();
    await soon(har.start());
    await drain.start();
  }

  async function reloadAndRecord(): Promise<void> {
    const text = injectedText(await hookText(), 'reload');
    // What the page still holds would go with it.
    if (on) await soon(drain.hurry());
    const there = new Promise<void>((resolve) => {
      navigated = resolve;
    });
    har.reloading();
    page.reload(text);
    // The page that is about to be left needs no hook any more.
    if (!on) await soon(there);
    await start();
  }

  /** As far as it does not take forever. */
  async function soon(what: Promise<unknown>): Promise<void> {
    let cancel = () => {};
    const late = new Promise<void>((resolve) => {
      cancel = later(resolve, PATIENCE);
    });
    await Promise.race([what, late]);
    cancel();
  }

  /** Asks the hooks of every document that was reached to do so; those that are gone need not hear it. */
  async function everywhere(expression: string): Promise<void> {
    const urls = await page.frameUrls().catch((): string[] => []);
    await Promise.allSettled([undefined, ...urls].map((url) => page.evaluate(expression, url)));
  }

  async function stop(): Promise<void> {
    if (!on) return;
    on = false;
    cancelBeat();
    har.stop();
    await drain.stop();
    await everywhere(recordCall(false));
    documents.unwatch(STOPPED);
    har.unwatch(STOPPED);
    await outbox.flush();
    recording.value = 'off';
    show(troubles.page, undefined);
  }

  const socketOf = (sessionId: number) => {
    const socket = sockets.find((candidate) => candidate.sessionId === sessionId);
    return socket?.state === 'open' ? documents.find(socket) : undefined;
  };

  return {
    recording,
    trouble: shown,
    sessionIds,
    keep,
    start,
    reloadAndRecord,
    stop,
    clear: () => unlist(() => true),
    canSend: ({ id }) => on && socketOf(id) !== undefined,
    async send(sessionId, message) {
      const found = socketOf(sessionId);
      if (!found) throw gone();
      const { document, number } = found;
      const [data, binary] = 'text' in message ? [message.text, false] : [message.base64, true];
      const frameUrl = document.route === 'page' ? undefined : document.route.frameUrl;
      const taken = await page.evaluate(sendCall(document.id, number, data, binary), frameUrl);
      if (taken !== true) throw gone();
      drain.hurry();
    },
    dispose() {
      if (disposed) return;
      disposed = true;
      stopListening();
      cancelBeat();
      void drain.stop();
      har.stop();
      outbox.close();
      if (on) void everywhere(recordCall(false));
      on = false;
      recording.value = 'off';
    },
  };
}

type Trouble = Capture['trouble']['value'];

const trouble = (): Signal<Trouble> => signal<Trouble>(undefined);

function show(where: Signal<Trouble>, problem: Problem | undefined): void {
  const { message, next } = problem ?? {};
  if (where.value?.message === message) return;
  where.value = message === undefined ? undefined : { message, ...(next === undefined ? {} : { next }) };
}
