import type { View } from '../../e2e/harness/View.ts';
import { within } from '../page/within.ts';
import type { Saved } from './saveAs.ts';

/** Imports the file that was exported last, from where the console has written it on the disk. */
export const takeBack = (view: View): Promise<Saved> =>
  within(view, 'the imported file', view.evaluate(importInPage), 180_000);

/** Removes what exports have left on the disk. */
export const dropFiles = (view: View): Promise<void> =>
  view.evaluate(async (win) => {
    const root = await win.navigator.storage.getDirectory();
    await root.removeEntry('exports', { recursive: true }).catch(() => undefined);
  });

async function importInPage(win: Window): Promise<Saved> {
  const { DataTransfer, DragEvent, File } = win as Window & typeof globalThis;
  const root = await win.navigator.storage.getDirectory();
  const folder = await root.getDirectoryHandle('exports');
  const files: File[] = [];
  for await (const handle of folder.values()) files.push(await (handle as FileSystemFileHandle).getFile());
  const [last] = files.toSorted((a, b) => b.lastModified - a.lastModified);
  if (!last) throw new Error('No exported file is left.');
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(new File([last], 'back.jsonl'));
  return new Promise((resolve, reject) => {
    let begun = false;
    const observer = new MutationObserver(() => {
      const goesOn = win.document.querySelector('.import-progress') !== null;
      begun ||= goesOn;
      if (!begun || goesOn) return;
      observer.disconnect();
      const fault = win.document.querySelector('.notices [role=alert]')?.textContent;
      if (fault) reject(new Error(`The import failed: ${fault}`));
      else resolve({ ms: win.performance.now() - start, bytes: last.size });
    });
    observer.observe(win.document.body, { subtree: true, childList: true });
    const start = win.performance.now();
    win.document.body.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer }));
  });
}
