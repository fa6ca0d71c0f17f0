import { useEffect } from 'preact/hooks';
import { useConsole } from '../context.ts';
import { ImportProgress } from './ImportProgress.tsx';

/** Takes files that are dropped anywhere on the console, and says how far one is or what is wrong with it. */
export function ImportNotice() {
  const { store } = useConsole();
  const fault = store.importFault.value;

  useEffect(() => {
    const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true;
    const onDragOver = (event: DragEvent) => {
      if (hasFiles(event)) event.preventDefault();
    };
    const onDrop = (event: DragEvent) => {
      // A field that takes files has them for itself.
      if (!hasFiles(event) || event.defaultPrevented) return;
      event.preventDefault();
      void store.importFiles([...(event.dataTransfer?.files ?? [])]);
    };
    document.addEventListener('dragover', onDragOver);
    document.addEventListener('drop', onDrop);
    return () => {
      document.removeEventListener('dragover', onDragOver);
      document.removeEventListener('drop', onDrop);
    };
  }, [store]);

  if (store.importing.value) return <ImportProgress {...store.importing.value} />;
  if (!fault) return null;
  return (
    <div class="banner bad" role="alert">
      <p>
        {fault.message} {fault.next && <span class="dim">{fault.next}</span>}
      </p>
      <button type="button" class="button small" onClick={store.forgetImportFault}>
        Dismiss
      </button>
    </div>
  );
}
