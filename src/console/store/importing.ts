import { toProblem } from '#core/problem.ts';
import { importFile } from '../import/importFile.ts';
import type { StoreCore } from './core.ts';

/** Takes sessions out of files; a file with a fault leaves everything as it was. */
export function importActions({ deps, state }: StoreCore, showSession: (id: number) => Promise<void>) {
  /** Looks at the first session of the last file that could be read; a fault is told in `importFault`. */
  async function importFiles(files: readonly File[]): Promise<void> {
    if (state.importing.peek() || files.length === 0) return;
    state.importing.value = true;
    state.importFault.value = undefined;
    let shown: number | undefined;
    try {
      for (const file of files) [shown] = await importFile(deps.background, file);
    } catch (error) {
      state.importFault.value = toProblem(error);
    } finally {
      state.importing.value = false;
    }
    if (shown === undefined) return;
    state.tab.value = 'frames';
    await showSession(shown);
  }

  function forgetImportFault(): void {
    state.importFault.value = undefined;
  }

  return { importFiles, forgetImportFault };
}
