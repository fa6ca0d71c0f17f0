import { Problem, toProblem } from '#core/problem.ts';
import type { InspectedPage } from './contract.ts';
import { ABSENT, drainCall, installCall, STALE, tellAgainCall } from './hookCalls.ts';
import type { PageDocuments, Route } from './PageDocuments.ts';
import { LEFT, left, meddled, notHooked, stale, stuck } from './pageProblems.ts';
import { type ReadBatch, readDrained } from './readDrained.ts';

export interface DrainDeps {
  page: InspectedPage;
  /** Text of the built hook. */
  hookText(): Promise<string>;
  documents: PageDocuments;
  /** Hands over what was drained; the next drain waits for it. */
  flush(): Promise<void>;
  now(): number;
  later(callback: () => void, ms: number): () => void;
  /** Resolves once the panel has had time to paint and to answer. */
  breathe(): Promise<void>;
  /**
   * After each drain of the page itself.
   * @param early whether its hook was there before its first script
   * @param events that came
   * @param until what happened by then has been told
   */
  onDrained(early: boolean, events: number, until: number): void;
  /** The page cannot be drained, or something in it meddles. */
  onTrouble(problem: Problem): void;
}

/** Milliseconds between drains while something happens, and at most. */
const BUSY = 100;
const IDLE = 1_000;
/** After a navigation the new document may not be there yet: it is asked this often, for so long. */
const SETTLING_EVERY = 25;
const SETTLING = 1_500;
/** A page out of reach for so long is not between two documents: it is gone. */
const GONE = 2_000;
/** A page that answers no call for so long is told as stuck. */
const STUCK = 5_000;

/**
 * Characters of a drain: one holds up the page for some milliseconds at most. Calls into a busy page
 * take long whatever they bring, so each brings more while more waits.
 */
const USUAL = 1_024 * 1_024;
const LARGEST = 4 * USUAL;

/** So many milliseconds of work at a time: a drain of a fast page is read in turns. */
const TURN = 8;

/** Drains the hooks of the page and, where the browser can reach them, of its iframes: one call at a time. */
export class PageDrain {
  #running = false;
  #wait = BUSY;
  #size = USUAL;
  #navigatedAt = Number.NEGATIVE_INFINITY;
  #leave: (() => void) | undefined;
  #wake: (() => void) | undefined;
  #again = false;
  #unreachableSince: number | undefined;
  #hurried: (() => void)[] = [];
  /** When each iframe's turn is, and how long it waits between turns. */
  readonly #frames = new Map<string, { due: number; wait: number }>();
  #applying: Promise<unknown> = Promise.resolve();

  constructor(private readonly deps: DrainDeps) {}

  /** Resolves after the first drain. */
  async start(): Promise<void> {
    if (this.#running) return;
    this.#running = true;
    this.#wait = BUSY;
    await this.#cycle();
    void this.#loop();
  }

  /** Resolves once what was drained is logged. */
  async stop(): Promise<void> {
    this.#running = false;
    this.#leave?.();
    this.#wake?.();
    await this.#applying.catch(() => undefined);
  }

  /** The page goes elsewhere, or something is about to happen: drains at once. Resolves after that. */
  hurry(navigated = false): Promise<void> {
    this.#wait = BUSY;
    this.#again = true;
    if (navigated) {
      this.#navigatedAt = this.deps.now();
      this.#leave?.();
    }
    this.#wake?.();
    return new Promise((resolve) => this.#hurried.push(resolve));
  }

  async #loop(): Promise<void> {
    while (this.#running) {
      if (!this.#again) await this.#sleep(this.#wait);
      this.#again = false;
      const hurried = this.#hurried.splice(0);
      if (this.#running) await this.#cycle();
      for (const resolve of hurried) resolve();
    }
    for (const resolve of this.#hurried.splice(0)) resolve();
  }

  async #cycle(): Promise<void> {
    const begun = this.deps.now();
    let { events, more } = await this.#visit('page');
    for (const frameUrl of await this.#dueFrames()) {
      const visited = await this.#visit({ frameUrl });
      const frame = this.#frames.get(frameUrl);
      if (frame) {
        frame.wait = visited.events > 0 ? 0 : Math.min(IDLE, frame.wait * 1.5 + BUSY);
        frame.due = this.deps.now() + frame.wait;
      }
      events += visited.events;
      more ||= visited.more;
    }
    await this.deps.flush();
    const took = this.deps.now() - begun;
    if (events > 0) this.#wait = more ? 0 : Math.max(BUSY - took, Math.min(took, BUSY));
    else this.#wait = Math.min(IDLE, Math.max(this.#wait, BUSY) * 1.5);
  }

  async #dueFrames(): Promise<string[]> {
    const urls = await this.deps.page.frameUrls().catch((): string[] => []);
    const now = this.deps.now();
    for (const url of this.#frames.keys()) if (!urls.includes(url)) this.#frames.delete(url);
    for (const url of urls) if (!this.#frames.has(url)) this.#frames.set(url, { due: now, wait: 0 });
    this.deps.documents.settleFrames(urls);
    return [...this.#frames].filter(([, { due }]) => due <= now).map(([url]) => url);
  }

  /** Takes what a route's hook holds, and puts the hook in where there is none. */
  async #visit(route: Route): Promise<{ events: number; more: boolean }> {
    const frameUrl = route === 'page' ? undefined : route.frameUrl;
    const asked = this.deps.now();
    try {
      let value = await this.#ask(drainCall(this.#size), route);
      if (value === ABSENT) {
        const hook = await this.deps.hookText();
        value = await this.#ask(installCall(hook, this.#size), route);
      }
      const applying = this.#apply(value, route, asked);
      this.#applying = applying;
      const applied = await applying;
      this.#size = applied.more ? Math.min(LARGEST, this.#size * 2) : USUAL;
      if (applied.tellAgain) {
        await this.deps.page.evaluate(tellAgainCall(), frameUrl);
        this.deps.documents.forgetPlace(route);
        this.#again = true;
      }
      return applied;
    } catch (error) {
      // An iframe that went away between two looks is no trouble of the page.
      if (route === 'page' && this.#running) this.#failed(toProblem(error));
      return { events: 0, more: false };
    }
  }

  #failed(problem: Problem): void {
    if (problem.id === LEFT) return;
    if (problem.id === 'page.unreachable') {
      this.#unreachableSince ??= this.deps.now();
      if (this.deps.now() - this.#unreachableSince >= GONE) this.deps.documents.leaveAll();
    }
    this.deps.onTrouble(problem);
  }

  /** Logs what a drain brought that was asked for then; no time where the page was left while it was under way. */
  async #apply(
    value: unknown,
    route: Route,
    asked?: number,
  ): Promise<{ events: number; more: boolean; tellAgain: boolean }> {
    const { documents, now } = this.deps;
    if (value === ABSENT || value === STALE) throw value === STALE ? stale() : notHooked();
    const total = { events: 0, more: false, tellAgain: false };
    /** The last batch of each document says what is left of it. */
    const last = new Map<string, { more: boolean; until: number }>();
    let early: boolean | undefined;
    let refused = 0;
    let turn = now();
    for (const line of readDrained(value)) {
      refused += line.refused;
      if (line.batch) {
        const { batch } = line;
        const { events, tellAgain } = documents.apply(batch, route);
        early ??= batch.early;
        last.set(batch.document, { more: batch.more && events > 0, until: toldUntil(batch) });
        total.events += events;
        total.tellAgain ||= tellAgain;
      }
      // What comes late is not to come between what is read in turns.
      if (asked !== undefined && now() - turn >= TURN) {
        await this.deps.breathe();
        turn = now();
      }
    }
    const told = [...last.values()];
    total.more = told.some(({ more }) => more);
    if (asked === undefined || !this.#running) return total;
    if (route === 'page') this.#unreachableSince = undefined;
    documents.settle(route, new Set(last.keys()));
    if (route === 'page' && early !== undefined) {
      this.deps.onDrained(early, total.events, Math.min(asked, ...told.map(({ until }) => until)));
    }
    if (refused > 0) this.deps.onTrouble(meddled());
    return total;
  }

  /** Asks the page, again where it was just about to change; rejects with LEFT once it is another page. */
  async #ask(expression: string, route: Route): Promise<unknown> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.#untilLeft(expression, route);
      } catch (error) {
        const settling = this.deps.now() - this.#navigatedAt < SETTLING;
        const passing = error instanceof Problem && error.id === 'page.unreachable';
        if (!passing || !this.#running || route !== 'page' || (attempt > 1 && !settling)) throw error;
        await new Promise<void>((resolve) => void this.deps.later(resolve, SETTLING_EVERY));
      }
    }
  }

  /** Calls into a page that is left meanwhile may never return; what they still bring is logged. */
  async #untilLeft(expression: string, route: Route): Promise<unknown> {
    const answer = this.deps.page.evaluate(expression, route === 'page' ? undefined : route.frameUrl);
    let gone = false;
    const leaving = new Promise<never>((_, reject) => {
      this.#leave = () => {
        gone = true;
        reject(left());
      };
    });
    const cancelStuck = this.deps.later(() => this.deps.onTrouble(stuck()), STUCK);
    answer.then(
      (value) => {
        if (gone && this.#running && value !== ABSENT && value !== STALE) void this.#apply(value, route);
      },
      () => undefined,
    );
    try {
      return await Promise.race([answer, leaving]);
    } finally {
      cancelStuck();
      this.#leave = undefined;
    }
  }

  #sleep(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const cancel = this.deps.later(resolve, ms);
      this.#wake = () => {
        cancel();
        resolve();
      };
    });
  }
}

/** The queue is in the order of time: what is left in it came after what was taken. */
const toldUntil = ({ more, events }: ReadBatch): number =>
  more ? (events.at(-1)?.[2] ?? Number.NEGATIVE_INFINITY) : Number.POSITIVE_INFINITY;
