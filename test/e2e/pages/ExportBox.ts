import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { inject } from 'vitest';
import { eventually } from '../harness/eventually.ts';
import type { ConsolePage } from './ConsolePage.ts';

/** A file that the browser downloaded. */
export interface Downloaded {
  name: string;
  text: string;
}

/** A folder for the downloads of one test file. */
export const downloadsFolder = (): string => mkdtempSync(join(inject('scratch'), 'downloads-'));

/** The export at the frames' toolbar, and what it puts into the folder. */
export class ExportBox {
  constructor(
    private readonly page: ConsolePage,
    private readonly folder: string,
  ) {}

  async open(): Promise<void> {
    if (await this.page.view.has('dialog', 'Export')) return;
    await this.page.view.click('button', 'Export');
    await this.page.view.waitFor('dialog', 'Export');
  }

  /** Saves in a format, which is named by the beginning of its label; resolves with the whole file. */
  async save(format: string, { redact = true, close = true } = {}): Promise<Downloaded> {
    const { view } = this.page;
    await this.open();
    await view.select('Format', format);
    const isOn = () =>
      view.evaluate((win) => win.document.querySelector<HTMLInputElement>('.export-redact input')?.checked);
    if ((await isOn()) !== redact) await view.click('checkbox', 'Redact secrets');
    const file = await this.#download(() => view.click('button', 'Save file'));
    if (close) await this.close();
    return file;
  }

  async close(): Promise<void> {
    await this.page.view.press('Escape');
    await this.page.view.waitGone('dialog', 'Export');
  }

  /** The file that comes of it, once the page says that it is saved and the browser has all of it. */
  async #download(action: () => Promise<void>): Promise<Downloaded> {
    // Chromium overwrites a file of the same name, Firefox numbers them.
    for (const one of readdirSync(this.folder)) rmSync(join(this.folder, one), { force: true });
    await action();
    const said = await this.page.view.waitText('dialog', 'Export', /Saved \S+:/);
    const name = /Saved (\S+):/.exec(said)![1]!;
    const file = join(this.folder, name);
    // Both browsers write under a name of their own, beside which Firefox keeps an empty file of the
    // right one. What is seen of one look may be gone or renamed in the next.
    await eventually(`${name} and nothing else among the downloads`, () => {
      const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
      return size > 0 && readdirSync(this.folder).join() === name;
    });
    return { name, text: readFileSync(file, 'utf8') };
  }
}
