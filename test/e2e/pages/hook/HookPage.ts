import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'puppeteer-core';
import { readDrained } from '../../../../src/devtools/capture/readDrained.ts';
import { HOOK_FILE, injectedText } from '../../../../src/devtools/hook/inject.ts';
import { BRIDGE, type HookBatch } from '../../../../src/devtools/hook/protocol.ts';

/** The hook as it is shipped. */
export const HOOK = readFileSync(
  fileURLToPath(new URL(`../../../../dist/chrome/${HOOK_FILE}`, import.meta.url)),
  'utf8',
);

const bridge = `window[Symbol.for(${JSON.stringify(BRIDGE)})]`;

/** A page with the built hook in it, driven without the panel. */
export class HookPage {
  readonly page: Page;

  private constructor(page: Page) {
    this.page = page;
  }

  /** Opens a page; `early` is a script that runs before the page's first. */
  static async open(browser: Browser, url: string, early?: string): Promise<HookPage> {
    const page = await browser.newPage();
    // A block, as puppeteer calls a text as the body of a function.
    if (early !== undefined) await page.evaluateOnNewDocument(early);
    await page.goto(url);
    return new HookPage(page);
  }

  /** Hooks the running page, as the panel does. */
  async hook(): Promise<unknown> {
    return await this.page.evaluate(injectedText(HOOK, 'evaluate'));
  }

  run<T>(expression: string): Promise<T> {
    return this.page.evaluate(expression) as Promise<T>;
  }

  /** What it brings, put together by document, as far as the panel would take it. */
  async drain(maxBytes = 64 * 1_024 * 1_024): Promise<HookBatch[]> {
    const batches = new Map<string, HookBatch>();
    for (const { batch } of readDrained(await this.run(`${bridge}.drain(${maxBytes})`))) {
      if (!batch) continue;
      const before = batches.get(batch.document);
      const [first, events] = before
        ? [before.first, [...before.events, ...batch.events]]
        : [batch.first, batch.events];
      batches.set(batch.document, { ...batch, first, events });
    }
    return [...batches.values()];
  }

  /** Calls another member of the bridge. */
  bridge<T>(call: string): Promise<T> {
    return this.run<T>(`${bridge}.${call}`);
  }

  close(): Promise<void> {
    return this.page.close();
  }
}
