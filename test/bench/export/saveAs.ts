import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { eventually } from '../../e2e/harness/eventually.ts';
import type { View } from '../../e2e/harness/View.ts';
import { within } from '../page/within.ts';

const LONGEST_MS = 180_000;

/** How an export went. */
export interface Saved {
  /** From the click on “Save file” until the console says that the file is saved. */
  ms: number;
  /** Of the file that the browser downloaded. */
  bytes: number;
}

/** Exports the session that is looked at, in a format that is named by the beginning of its label. */
export async function saveAs(view: View, folder: string, format: string, redact: boolean): Promise<Saved> {
  for (const one of readdirSync(folder)) rmSync(join(folder, one));
  await view.click('button', 'Export');
  await view.select('Format', format);
  const ms = await within(view, `the ${format} file`, view.evaluate(saveInPage, redact), LONGEST_MS);
  const bytes = await eventually('the downloaded file', () => finished(folder), 30_000);
  await view.press('Escape');
  await view.waitGone('dialog', 'Export');
  return { ms, bytes };
}

function saveInPage(win: Window, redact: boolean): Promise<number> {
  const form = win.document.querySelector<HTMLFormElement>('.export form')!;
  const box = form.querySelector<HTMLInputElement>('.export-redact input')!;
  if (box.checked !== redact) box.click();
  return new Promise((resolve, reject) => {
    const observer = new MutationObserver(() => {
      const saved = /^Saved /.test(form.querySelector('[role=status]')?.textContent ?? '');
      const fault = form.querySelector('[role=alert]')?.textContent;
      if (!saved && fault === undefined) return;
      observer.disconnect();
      if (saved) resolve(win.performance.now() - start);
      else reject(new Error(`The export failed: ${fault}`));
    });
    observer.observe(form, { subtree: true, childList: true, characterData: true });
    const start = win.performance.now();
    form.requestSubmit();
  });
}

/** Bytes of the one file in the folder; undefined while it grows. */
async function finished(folder: string): Promise<number | undefined> {
  const size = () => {
    const [name, ...more] = readdirSync(folder);
    const isWhole = name !== undefined && more.length === 0 && !/\.(part|crdownload|tmp)$/.test(name);
    return isWhole ? statSync(join(folder, name)).size : 0;
  };
  const before = size();
  await new Promise((resolve) => setTimeout(resolve, 200));
  return before > 0 && size() === before ? before : undefined;
}
