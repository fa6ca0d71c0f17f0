import { useRef } from 'preact/hooks';
import { useConsole } from '../context.ts';

/** Chooses HAR or JSON Lines files. A popup would close under the browser's own dialog: there it leads to a tab. */
export function ImportButton() {
  const { store, shell } = useConsole();
  const input = useRef<HTMLInputElement>(null);
  const inPopup = shell.view === 'popup';
  const busy = store.importing.value;
  return (
    <>
      <button
        type="button"
        class="button quiet small"
        aria-disabled={busy !== undefined}
        title={
          inPopup
            ? 'Opens a tab, where a file can be imported'
            : 'Opens sessions of a HAR or JSON Lines file, which can also be dropped here'
        }
        onClick={() => {
          if (inPopup) shell.openTab();
          else if (!busy) input.current?.click();
        }}
      >
        {busy ? `Importing ${busy.percent} %` : inPopup ? 'Import in a tab' : 'Import'}
      </button>
      <input
        ref={input}
        type="file"
        hidden
        multiple
        aria-label="Files to import"
        accept=".har,.jsonl,.json,application/json"
        onChange={(event) => {
          const files = [...(event.currentTarget.files ?? [])];
          // So that the same file can be chosen once more.
          event.currentTarget.value = '';
          void store.importFiles(files);
        }}
      />
    </>
  );
}
