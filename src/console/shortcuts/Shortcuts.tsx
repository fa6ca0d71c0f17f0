import { useEffect, useRef } from 'preact/hooks';
import { useConsole } from '../context.ts';
import { listShortcuts } from './shortcuts.ts';
import { useShortcuts } from './useShortcuts.ts';

/** The list of keyboard shortcuts, opened by `?`. */
export function Shortcuts() {
  const { store } = useConsole();
  useShortcuts();
  return store.shortcutsShown.value ? <ShortcutsDialog /> : null;
}

function ShortcutsDialog() {
  const { store, shell } = useConsole();
  const dialog = useRef<HTMLDialogElement>(null);

  useEffect(() => dialog.current?.showModal(), []);

  function close(): void {
    // First: as it closes it gives the focus back to what had it.
    dialog.current?.close();
    store.shortcutsShown.value = false;
  }

  return (
    <dialog
      ref={dialog}
      class="shortcuts"
      aria-labelledby="shortcuts-title"
      onCancel={(event) => {
        event.preventDefault();
        close();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' && event.key !== '?') return;
        // A popup would close.
        event.preventDefault();
        event.stopPropagation();
        close();
      }}
      onClick={(event) => {
        // Beside what it shows: on its backdrop.
        if (event.target === dialog.current) close();
      }}
    >
      <div class="shortcuts-body">
        <header>
          <h2 id="shortcuts-title">Keyboard shortcuts</h2>
          <button type="button" class="button" onClick={close}>
            Close
          </button>
        </header>
        {listShortcuts(shell.mac).map(({ title, shortcuts }) => (
          <section key={title}>
            <h3>{title}</h3>
            <dl>
              {shortcuts.map(({ keys, does }) => (
                <div key={does}>
                  <dt>
                    {keys.map((key) => (
                      <kbd key={key}>{key}</kbd>
                    ))}
                  </dt>
                  <dd>{does}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </dialog>
  );
}
