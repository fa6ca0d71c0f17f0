import type { ReadonlySignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/**
 * After a step was taken the focus goes to the next one, unless the person is at work elsewhere in
 * the page: a device code is confirmed without them being here.
 */
export function useFocusStep(panel: RefObject<HTMLElement | null>, moves: ReadonlySignal<number>): void {
  const count = moves.value;
  const seen = useRef(count);
  useEffect(() => {
    if (seen.current === count) return;
    seen.current = count;
    const root = panel.current;
    const active = document.activeElement;
    if (!root || (active && active !== document.body && !root.contains(active))) return;
    const next = root.querySelector<HTMLElement>('input, textarea, .button.primary');
    (next ?? root.querySelector<HTMLElement>('h3'))?.focus();
  }, [count, panel]);
}
