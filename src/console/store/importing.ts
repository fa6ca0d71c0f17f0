import { Problem, toProblem } from '#core/problem.ts';
import { importFile } from '../import/importFile.ts';
import { sessionFile } from '../import/sessionFile.ts';
import type { StoreCore } from './core.ts';

/** Takes sessions out of files; a file with a fault leaves everything as it was. */
export function importActions({ deps, state }: StoreCore, showSession: (id: number) => Promise<void>) {
  let running: AbortController | undefined;

  /** Looks at the first session of the last file that could be read; a fault is told in `importFault`. */
  async function importFiles(files: readonly File[]): Promise<void> {
    if (running || files.length === 0) return;
    running = new AbortController();
    const { signal } = running;
    state.importFault.value = undefined;
    let shown: number | undefined;
    let name = '';
    try {
      for (const file of files) {
        name = file.name;
        const tell = (share: number) => {
          const percent = Math.floor(share * 100);
          if (state.importing.peek()?.percent === percent) return;
          state.importing.value = { name, percent };
        };
        state.importing.value = { name, percent: 0 };
        [shown] = await importFile(deps.background, sessionFile(file), tell, signal);
      }
    } catch (error) {
      if (!signal.aborted) state.importFault.value = ofFile(name, toProblem(error));
    } finally {
      running = undefined;
      state.importing.value = undefined;
    }
    if (shown === undefined) return;
    state.tab.value = 'frames';
    await showSession(shown);
  }

  /** Ends it; what it has written so far of the file is removed. */
  function cancelImport(): void {
    running?.abort();
  }

  function forgetImportFault(): void {
    state.importFault.value = undefined;
  }

  return { importFiles, cancelImport, forgetImportFault };
}

/** Several may have been dropped at once, or the wrong one. */
const ofFile = (name: string, { id, message, next }: Problem): Problem =>
  new Problem(id, `“${name}”: ${message}`, next);
