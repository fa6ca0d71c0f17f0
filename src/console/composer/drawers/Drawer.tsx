import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { useConsole } from '../../context.ts';
import type { MessageBox } from '../useMessageBox.ts';

export interface DrawerProps {
  title: string;
  box: MessageBox;
  /** Beside the title. */
  tools?: ComponentChildren;
  /** True where Escape only ended something within. */
  onEscape?(): boolean;
  children: ComponentChildren;
}

/** A part that opens above the message box; Escape closes it and gives the box the focus. */
export function Drawer({ title, box, tools, onEscape, children }: DrawerProps) {
  const { store } = useConsole();
  const root = useRef<HTMLElement>(null);
  const tried = store.trouble.value;
  const trouble = tried?.attempt.action === 'compose' ? tried.problem : undefined;

  useEffect(() => {
    const find = (selector: string) => root.current?.querySelector<HTMLElement>(selector);
    (find('[data-first]') ?? find('input, select, textarea') ?? find('button'))?.focus();
  }, []);

  function close(): void {
    if (trouble) store.dismissTrouble();
    store.setDrawer(undefined);
    box.focus();
  }

  return (
    <section
      class="drawer"
      ref={root}
      aria-label={title}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        // A popup would close.
        event.preventDefault();
        if (!onEscape?.()) close();
      }}
    >
      <header class="drawer-head">
        <h2>{title}</h2>
        {tools}
        <button type="button" class="button quiet small drawer-close" onClick={close}>
          Close
        </button>
      </header>
      {trouble && (
        <p class="bad drawer-trouble" role="alert">
          {trouble.message} {trouble.next}
        </p>
      )}
      {children}
    </section>
  );
}
