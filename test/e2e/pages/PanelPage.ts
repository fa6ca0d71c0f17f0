import type { View } from '../harness/View.ts';

/** A row of the panel's list. */
export interface ListedSocket {
  url: string;
  state: string;
  chips: string[];
  chosen: boolean;
}

/** Our panel of the DevTools as a person uses it. */
export class PanelPage {
  constructor(readonly view: View) {}

  /** Reloads the page and records it; waits until it says so. */
  async record(): Promise<void> {
    await this.view.click('button', 'Reload and record');
    await this.waitRecording(/^Recording/);
  }

  waitRecording(pattern: RegExp): Promise<string> {
    return this.view.waitText('status', 'Recording', pattern);
  }

  rows(): Promise<ListedSocket[]> {
    return this.view.evaluate(readRows);
  }

  /** Waits until a row's text matches, and returns the row. */
  async waitRow(pattern: RegExp): Promise<ListedSocket> {
    return this.view.until(
      `a socket that says ${pattern}`,
      (win, source) => {
        const rows = [...win.document.querySelectorAll<HTMLElement>('[role=option]')];
        const found = rows.find((row) =>
          new RegExp(source).test(`${row.title} ${(row.textContent ?? '').replace(/\s+/g, ' ')}`),
        );
        if (!found) return undefined;
        return {
          url: found.title,
          state: found.querySelector('.socket-state')?.textContent ?? '',
          chips: [...found.querySelectorAll('.chip')].map((chip) => chip.textContent ?? ''),
          chosen: found.getAttribute('aria-selected') === 'true',
        };
      },
      pattern.source,
    );
  }

  /** Waits until so many are listed. */
  async waitCount(count: number): Promise<void> {
    await this.view.until(
      `${count} sockets in the list`,
      (win, wanted) => win.document.querySelectorAll('[role=option]').length === wanted,
      count,
    );
  }

  /** Clicks the first row whose text matches, and waits until it is chosen. */
  async choose(pattern: RegExp): Promise<void> {
    await this.view.clickElement(
      `a socket that says ${pattern}`,
      (win, source) =>
        [...win.document.querySelectorAll<HTMLElement>('[role=option]')].find((row) =>
          new RegExp(source).test(`${row.title} ${(row.textContent ?? '').replace(/\s+/g, ' ')}`),
        ),
      pattern.source,
    );
    await this.view.until(
      `${pattern} to be chosen`,
      (win, source) =>
        new RegExp(source).test(
          `${win.document.querySelector<HTMLElement>('[role=option][aria-selected=true]')?.title} ${win.document.querySelector('[role=option][aria-selected=true]')?.textContent?.replace(/\s+/g, ' ')}`,
        ),
      pattern.source,
    );
  }

  /** Waits for a painted row of the Frames tab whose text matches. */
  waitFrame(pattern: RegExp): Promise<string> {
    return this.view.until(
      `a frame that says ${pattern}`,
      (win, source) =>
        [...win.document.querySelectorAll('[role=grid] [role=row]')]
          .map((row) => (row.textContent ?? '').replace(/\s+/g, ' '))
          .find((text) => new RegExp(source).test(text)),
      pattern.source,
    );
  }

  async openTab(name: 'Frames' | 'Conversation' | 'Handshake' | 'Signature' | 'Diagnosis'): Promise<void> {
    await this.view.click('tab', name);
  }
}

function readRows(win: Window): ListedSocket[] {
  return [...win.document.querySelectorAll<HTMLElement>('[role=option]')].map((row) => ({
    url: row.title,
    state: row.querySelector('.socket-state')?.textContent ?? '',
    chips: [...row.querySelectorAll('.chip')].map((chip) => chip.textContent ?? ''),
    chosen: row.getAttribute('aria-selected') === 'true',
  }));
}
