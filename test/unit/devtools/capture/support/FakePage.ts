import { createContext, runInContext } from 'node:vm';
import { Problem } from '#core/problem.ts';
import type { InspectedPage } from '#devtools/capture/contract.ts';
import { BRIDGE } from '#devtools/hook/protocol.ts';
import { FakeDocument } from './FakeDocument.ts';

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
