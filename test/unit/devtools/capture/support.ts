import { createContext, runInContext } from 'node:vm';
import { Problem } from '#core/problem.ts';
import type { InspectedPage } from '#devtools/capture/contract.ts';
import { createCapture } from '#devtools/capture/createCapture.ts';
import { BRIDGE, EVENT, type HookBatch, type HookEvent, PROTOCOL } from '#devtools/hook/protocol.ts';
import type { CaptureBatch, CapturedChange, CapturedRow, CaptureReply } from '#messaging/capture.ts';

/** 2026-11-22T12:00:00Z */
export const START = 1_795_348_800_000;

/** Time that goes by as the test says; what waits for it runs in order, promises in between. */
export class FakeTime {
  at = START;
  #waiting: { due: number; run: () => void }[] = [];

  readonly now = (): number => this.at;

  readonly later = (run: () => void, ms: number): (() => void) => {
    const timer = { due: this.at + ms, run };
    this.#waiting.push(timer);
    return () => {
      this.#waiting = this.#waiting.filter((other) => other !== timer);
    };
  };

  get waiting(): number {
    return this.#waiting.length;
  }

  async pass(ms: number): Promise<void> {
    const end = this.at + ms;
    for (;;) {
      await settle();
      const next = this.#waiting.sort((a, b) => a.due - b.due)[0];
      if (!next || next.due > end) break;
      this.#waiting.shift();
      this.at = Math.max(this.at, next.due);
      next.run();
    }
    this.at = end;
    await settle();
  }
}

/** Until the promises at hand are through. */
export const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** A document with the hook's queue in it; the test says what its sockets do. */
export class FakeDocument {
  hooked = false;
  early = false;
  recording = false;
  frame = false;
  queue: HookEvent[] = [];
  taken = 0;
  dropped = 0;
  /** What `send` was called with. */
  sent: [socket: number, data: string, binary: boolean][] = [];
  sendable = true;
  /** Sockets that are told again. */
  open: HookEvent[] = [];
  /** Same-origin iframes. */
  frames: FakeDocument[] = [];
  /** What `drain` answers in place of the truth. */
  lie: (() => unknown) | undefined;
  drains: number[] = [];

  constructor(
    readonly id: string,
    readonly href = 'https://app.example.com/page',
  ) {}

  tell(...events: HookEvent[]): void {
    if (this.recording) this.queue.push(...events);
  }

  install(): void {
    if (this.hooked) return;
    this.hooked = true;
    this.recording = true;
  }

  bridge() {
    return {
      protocol: PROTOCOL,
      drain: (maxBytes: number): unknown => {
        this.drains.push(maxBytes);
        if (this.lie) return this.lie();
        return JSON.stringify([this, ...this.frames].map((document) => document.take(maxBytes)));
      },
      send: (id: string, socket: number, data: string, binary: boolean): boolean => {
        if (id !== this.id || !this.sendable) return false;
        this.sent.push([socket, data, binary]);
        return true;
      },
      record: (on: boolean): void => {
        if (this.recording === on) return;
        this.recording = on;
        this.taken += this.queue.length;
        this.queue = on ? [...this.open] : [];
      },
    };
  }

  take(maxBytes: number): HookBatch {
    const first = this.taken;
    const events: HookEvent[] = [];
    for (let size = 0; this.queue.length > 0 && size < maxBytes; ) {
      const event = this.queue.shift() as HookEvent;
      size += JSON.stringify(event).length;
      events.push(event);
    }
    this.taken += events.length;
    const { id: document, href, early, frame, dropped } = this;
    return {
      protocol: PROTOCOL,
      document,
      href,
      frame,
      early,
      first,
      events,
      dropped,
      more: this.queue.length > 0,
    };
  }
}

/** The page under inspection: evaluates what it is asked to in a world of its own. */
export class FakePage implements InspectedPage {
  browser: 'chrome' | 'firefox' = 'firefox';
  document: FakeDocument | undefined = new FakeDocument('first');
  /** Iframes that are reached by their address. */
  iframes = new Map<string, FakeDocument>();
  /** How many of the next calls fail. */
  failing = 0;
  /** Set: calls wait for it. */
  stuck: Promise<void> | undefined;
  calls = 0;
  reloads: string[] = [];
  recorded: unknown = { entries: [] };
  harCalls = 0;
  harTakes: (() => Promise<void>) | undefined;
  readonly #navigated = new Set<(url: string) => void>();
  readonly #finished = new Set<(entry: unknown) => void>();

  async evaluate(expression: string, frameUrl?: string): Promise<unknown> {
    this.calls++;
    const document = frameUrl === undefined ? this.document : this.iframes.get(frameUrl);
    await this.stuck;
    if (!document || this.failing-- > 0) throw new Problem('page.unreachable', 'There is no such page.');
    const world = createContext({});
    const window = runInContext('globalThis.window = globalThis', world) as Record<symbol, unknown>;
    const put = () => {
      window[Symbol.for(BRIDGE)] ??= document.bridge();
    };
    if (document.hooked) put();
    Object.assign(window, {
      install: () => {
        document.install();
        put();
      },
    });
    return runInContext(expression, world) as unknown;
  }

  reload(injectedScript: string): void {
    this.reloads.push(injectedScript);
  }

  /** The page goes elsewhere; undefined for one that cannot be reached. */
  navigate(document: FakeDocument | undefined): void {
    this.document = document;
    for (const listener of this.#navigated) listener(document?.href ?? 'chrome://version/');
  }

  finish(entry: unknown): void {
    for (const listener of this.#finished) listener(entry);
  }

  /** Who hears of finished requests. */
  get listening(): number {
    return this.#finished.size;
  }

  get listeners(): number {
    return this.#navigated.size + this.#finished.size;
  }

  onNavigated(listener: (url: string) => void): () => void {
    this.#navigated.add(listener);
    return () => this.#navigated.delete(listener);
  }

  async har(): Promise<unknown> {
    this.harCalls++;
    await this.harTakes?.();
    return structuredClone(this.recorded);
  }

  onRequestFinished(listener: (entry: unknown) => void): () => void {
    this.#finished.add(listener);
    return () => this.#finished.delete(listener);
  }

  frameUrls = async (): Promise<string[]> => [...this.iframes.keys()];
}

/** What the background has been told of a socket. */
export interface Logged {
  id: number;
  created: NonNullable<CaptureBatch['sockets'][number]['created']>;
  rows: CapturedRow[];
  change: CapturedChange;
  handshake?: CaptureBatch['sockets'][number]['handshake'];
}

/** A background that keeps what it is told, as the log would. */
export class FakeBackground {
  readonly sockets = new Map<string, Logged>();
  batches: CaptureBatch[] = [];
  /** Thrown by the next calls, one each. */
  problems: Problem[] = [];
  /** Set: calls wait for it. */
  slow: Promise<void> | undefined;
  underWay = 0;
  #lastId = 0;

  readonly capture = async (batch: CaptureBatch): Promise<CaptureReply> => {
    this.underWay++;
    await this.slow;
    this.underWay--;
    const problem = this.problems.shift();
    if (problem) throw problem;
    this.batches.push(structuredClone(batch));
    const sessions: Record<string, number> = {};
    for (const { ref, created, rows = [], change, handshake } of batch.sockets) {
      if (created) this.sockets.set(ref, { id: ++this.#lastId, created, rows: [], change: {} });
      const logged = this.sockets.get(ref);
      if (!logged) throw new Problem('capture.unknown', 'There is no such socket.');
      logged.rows.push(...rows);
      Object.assign(logged.change, change);
      if (handshake) logged.handshake = handshake;
      sessions[ref] = logged.id;
    }
    return { sessions };
  };

  get only(): Logged {
    const [logged, ...others] = this.sockets.values();
    if (!logged || others.length > 0) throw new Error(`${this.sockets.size} sockets were logged.`);
    return logged;
  }

  get all(): Logged[] {
    return [...this.sockets.values()];
  }
}

/** A capture with all its fakes. */
export function setUp() {
  const time = new FakeTime();
  const page = new FakePage();
  const background = new FakeBackground();
  const capture = createCapture({
    page,
    hookText: async () => 'install()',
    capture: background.capture,
    now: time.now,
    later: time.later,
    random: () => 'panel-1',
  });
  /** Begins, as far as there is a page. */
  const start = async (): Promise<void> => {
    const started = capture.start();
    await time.pass(50);
    await started;
  };
  return { time, page, background, capture, start };
}

export const URL_1 = 'wss://api.example.com/dev?X-Amz-Signature=feedc0de';

export const created = (
  socket: number,
  time = START,
  url = URL_1,
  adopted: 0 | 1 = 0,
  state = 0,
): HookEvent => [EVENT.created, socket, time, url, ['chat'], adopted, state];
export const opened = (socket: number, time = START + 20): HookEvent => [
  EVENT.opened,
  socket,
  time,
  'chat',
  '',
];
export const received = (socket: number, text: string, time = START + 30): HookEvent => [
  EVENT.message,
  socket,
  time,
  0,
  0,
  text,
  Buffer.byteLength(text),
];
export const closed = (socket: number, time = START + 40, code = 1000, reason = ''): HookEvent => [
  EVENT.closed,
  socket,
  time,
  code,
  reason,
  code === 1006 ? 0 : 1,
];

export const textsOf = ({ rows }: Logged): string[] => rows.map(({ payload }) => payload);
