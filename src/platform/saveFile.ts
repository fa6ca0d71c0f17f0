import type { FileSink } from '#core/export/types.ts';
import { Problem } from '#core/problem.ts';

/** Folder of the origin's private file system in which files are written. */
const FOLDER = 'exports';
/** So long a file stays after it was handed over: the browser copies it in its own time, ms. */
const KEPT = 10 * 60_000;

/**
 * Opens a file that is written to disk as it comes, in the origin's private file system, and is then
 * downloaded from there; where there is no such file system (as in private windows), it is gathered
 * in memory. Needs no permission.
 */
export async function openFile(name: string, type: string): Promise<FileSink> {
  const opened = await openOnDisk().catch(() => undefined);
  if (!opened) return inMemory(name, type);
  const { handle, stream, remove } = opened;
  return {
    write: (text) => told(() => stream.write(text)),
    save: () =>
      told(async () => {
        await stream.close();
        const file = await handle.getFile();
        // A slice of the whole has the type, and copies nothing.
        download(name, file.slice(0, file.size, type));
        setTimeout(remove, KEPT);
        return file.size;
      }),
    async discard() {
      await stream.abort().catch(() => undefined);
      await remove();
    },
  };
}

/** Removes what earlier exports left behind: of a popup that was closed, or handed over long ago. */
export async function sweepOldFiles(): Promise<void> {
  try {
    const root = await navigator.storage.getDirectory();
    await sweep(await root.getDirectoryHandle(FOLDER));
  } catch {
    // Nothing was ever exported, or there is no such file system.
  }
}

async function openOnDisk() {
  const root = await navigator.storage.getDirectory();
  const folder = await root.getDirectoryHandle(FOLDER, { create: true });
  await sweep(folder);
  const own = crypto.randomUUID();
  const handle = await folder.getFileHandle(own, { create: true });
  const stream = await handle.createWritable();
  return { handle, stream, remove: () => folder.removeEntry(own).catch(() => undefined) };
}

async function sweep(folder: FileSystemDirectoryHandle): Promise<void> {
  for await (const [name, handle] of folder.entries()) {
    try {
      const { lastModified } = await (handle as FileSystemFileHandle).getFile();
      if (lastModified < Date.now() - KEPT) await folder.removeEntry(name);
    } catch {
      // Being written by another view, or gone already.
    }
  }
}

function inMemory(name: string, type: string): FileSink {
  let parts: Blob[] = [];
  return {
    async write(text) {
      parts.push(new Blob([text]));
    },
    async save() {
      const file = new Blob(parts, { type });
      download(name, file);
      parts = [];
      return file.size;
    },
    async discard() {
      parts = [];
    },
  };
}

function download(name: string, file: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), KEPT);
}

async function told<T>(job: () => Promise<T>): Promise<T> {
  try {
    return await job();
  } catch (error) {
    const full = error instanceof DOMException && error.name === 'QuotaExceededError';
    throw new Problem(
      'export.write',
      full
        ? 'The browser has no room left for the file, so nothing was saved.'
        : 'The browser did not let the file be written, so nothing was saved.',
      full ? 'Delete old sessions, or export only what a filter shows.' : 'Try again in a tab.',
      { cause: error },
    );
  }
}
