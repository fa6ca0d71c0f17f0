import type { ReadonlySignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/** After a refused save the focus goes to the first field that is to blame. */
export function useFocusFault(form: RefObject<HTMLElement | null>, refusals: ReadonlySignal<number>): void {
  const count = refusals.value;
  const seen = useRef(count);
  useEffect(() => {
    if (seen.current === count) return;
    seen.current = count;
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [count, form]);
}
