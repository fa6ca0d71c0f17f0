import { useEffect } from 'preact/hooks';
import { useConsole } from '../context.ts';

/** Where keys write. */
const WRITES = 'input:not([type=checkbox], [type=radio], [type=button]), textarea, select, [contenteditable]';

/** Keys that work wherever nothing is being typed and no dialog is open. */
export function useShortcuts(): void {
  const { store } = useConsole();
  useEffect(() => {
    const focus = (event: KeyboardEvent, selector: string): void => {
      const field = document.querySelector<HTMLInputElement>(selector);
      if (!field) return;
      event.preventDefault();
      field.focus();
    };
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      const { target } = event;
      if (target instanceof Element && target.closest(`${WRITES}, [role=dialog], [role=menu], dialog`))
        return;
      if (event.key === '?') {
        event.preventDefault();
        store.shortcutsShown.value = true;
      } else if (event.key === '/') focus(event, '[aria-label="Filter frames"]');
      else if (event.key === 'm') focus(event, '[aria-label="Message"]');
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [store]);
}
