import type { ExtensionBrowser } from '../harness/ExtensionBrowser.ts';
import type { View } from '../harness/View.ts';

/** A row of the grid as it is painted. */
export interface PaintedRow {
  /** `sent`, `received` or `event`, as it is read aloud. */
  direction: string;
  time: string;
  size: string;
  route: string;
  line: string;
}

/** The console as a person uses it: in the real popup, or in its tab. */
export class ConsolePage {
  private constructor(readonly view: View) {}

  static async popup(browser: ExtensionBrowser): Promise<ConsolePage> {
    return ConsolePage.#ready(await browser.openPopup());
  }

  static async tab(browser: ExtensionBrowser): Promise<ConsolePage> {
    return ConsolePage.#ready(await browser.open('popup/index.html?view=tab'));
  }

  static async #ready(view: View): Promise<ConsolePage> {
    await view.waitFor('textbox', 'WebSocket URL');
    return new ConsolePage(view);
  }

  /** Chooses URL and profile and presses Connect. */
  async connect(url: string, profile: string): Promise<void> {
    await this.view.fill('textbox', 'WebSocket URL', url);
    await this.view.select('Profile', profile);
    await this.view.click('button', 'Connect');
  }

  /** Waits for the state in the status region: `Connected`, `Not connected` … */
  async waitState(pattern: RegExp): Promise<string> {
    return this.view.waitText('status', 'Connection', pattern);
  }

  /** Looks at the first session of the list whose row matches. */
  async chooseSession(pattern: RegExp): Promise<void> {
    await this.view.click('button', 'Sessions');
    await this.view.clickElement(
      `a session that says ${pattern}`,
      (win, source) =>
        [...win.document.querySelectorAll('[data-session] .menu-item')].find((row) =>
          new RegExp(source).test(row.textContent ?? ''),
        ),
      pattern.source,
    );
  }

  async send(text: string): Promise<void> {
    await this.view.fill('textbox', 'Message', text);
    await this.view.click('button', 'Send');
  }

  /** Copies by the menu beside “Copy signed URL”, and returns what the page says of it. */
  async copyAs(item: string): Promise<string> {
    await this.view.click('button', 'Copy as');
    await this.view.click('menuitem', item);
    return this.view.waitPageText(/Copied as .*Valid until \d\d:\d\d:\d\d/);
  }

  /** Number of rows in the log, painted or not. */
  async rowCount(): Promise<number> {
    return this.view.evaluate((win) =>
      Number(
        win.document.querySelector('[role=grid][aria-label=Frames]')?.getAttribute('aria-rowcount') ?? 0,
      ),
    );
  }

  /** Waits for a painted row whose text matches. */
  async waitRow(pattern: RegExp): Promise<string> {
    return this.view.until(
      `a row that says ${pattern}`,
      (win, source) => {
        const rows = [...win.document.querySelectorAll('[role=grid] [role=row]')];
        return rows
          .map((row) => (row.textContent ?? '').replace(/\s+/g, ' '))
          .find((text) => new RegExp(source).test(text));
      },
      pattern.source,
    );
  }

  /** The rows that are painted now. */
  rows(): Promise<PaintedRow[]> {
    return this.view.evaluate((win) =>
      [...win.document.querySelectorAll('[role=grid][aria-label=Frames] [role=row]')].map((row) => {
        const [arrow, ...cells] = [...row.querySelectorAll('[role=gridcell]')];
        const [time = '', size = '', route = '', line = ''] = cells.map((cell) => cell.textContent ?? '');
        return { direction: arrow?.getAttribute('aria-label') ?? '', time, size, route, line };
      }),
    );
  }

  /** Clicks the first painted row whose text matches, which opens its details. */
  async openRow(pattern: RegExp): Promise<void> {
    await this.view.clickElement(
      `a row that says ${pattern}`,
      (win, source) =>
        [...win.document.querySelectorAll('[role=grid] [role=row]')].find((row) =>
          new RegExp(source).test(row.textContent ?? ''),
        ),
      pattern.source,
    );
  }

  close(): Promise<void> {
    return this.view.close();
  }
}
