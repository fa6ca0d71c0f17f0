import { useLayoutEffect, useRef, useState } from 'preact/hooks';

/**
 * Which row of the list the keyboard is at. A row that goes, by whomever it was deleted, hands the
 * focus to the one that takes its place.
 */
export function useRowFocus(
  list: { readonly current: HTMLElement | null },
  rows: readonly { id: number }[],
  current: number | undefined,
) {
  const [at, setAt] = useState<number>();
  const before = useRef(rows);
  const wanted = useRef<number | undefined>(undefined);

  const button = (id: number | undefined) =>
    list.current?.querySelector<HTMLElement>(`[data-session="${id}"] .menu-item`);

  useLayoutEffect(() => {
    const place = before.current.findIndex(({ id }) => id === at);
    before.current = rows;
    if (wanted.current !== undefined && button(wanted.current)) {
      button(wanted.current)!.focus();
      wanted.current = undefined;
    } else if (at !== undefined && place >= 0 && !rows.some(({ id }) => id === at)) {
      const next = rows[Math.min(place, rows.length - 1)];
      if (document.activeElement === document.body) button(next?.id)?.focus();
      setAt(next?.id);
    }
  });

  const has = (id: number | undefined) => id !== undefined && rows.some((row) => row.id === id);
  return {
    /** The row that has or last had the focus. */
    at,
    /** The one row that the Tab key stops at. */
    stop: has(at) ? at : has(current) ? current : rows[0]?.id,
    onFocus(event: FocusEvent): void {
      const row = event.target instanceof Element && event.target.closest<HTMLElement>('[data-session]');
      if (row) setAt(Number(row.dataset.session));
    },
    /** Focuses a row as soon as it is drawn. */
    move(id: number): void {
      wanted.current = id;
    },
    /** Back to the row, where what had the focus inside of it is gone. */
    restore(): void {
      if (document.activeElement === document.body) button(at)?.focus();
    },
  };
}
