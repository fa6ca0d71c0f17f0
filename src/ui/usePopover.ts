import { useEffect, useRef, useState } from 'preact/hooks';

/**
 * Something that opens over the page beside its button: Escape closes it and gives the focus
 * back, a press outside or the focus leaving closes it. Escape is kept from the browser, which
 * would close the whole popup of the extension. `onEscape` returns true where the key only ended
 * something within, such as a field that was being edited.
 */
export function usePopover<Root extends HTMLElement = HTMLDivElement>(onEscape?: () => boolean) {
  const root = useRef<Root>(null);
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const within = useRef(onEscape);
  within.current = onEscape;

  function close(options: { focus: boolean } = { focus: true }): void {
    setOpen(false);
    if (options.focus) button.current?.focus();
  }

  useEffect(() => {
    if (!open) return;
    const inside = (event: Event) => event.target instanceof Node && root.current?.contains(event.target);
    const onPointer = (event: Event) => {
      if (!inside(event)) close({ focus: false });
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      event.stopPropagation();
      if (!within.current?.()) close();
    };
    document.addEventListener('pointerdown', onPointer, true);
    document.addEventListener('focusin', onPointer, true);
    document.addEventListener('keydown', onKey, true);
    return () => {
      document.removeEventListener('pointerdown', onPointer, true);
      document.removeEventListener('focusin', onPointer, true);
      document.removeEventListener('keydown', onKey, true);
    };
  }, [open]);

  return { root, button, open, setOpen, close };
}
