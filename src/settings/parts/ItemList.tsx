import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

export interface ItemListProps<T> {
  title: string;
  /** The button that starts another one: `New profile`. */
  newLabel: string;
  items: readonly T[];
  /** True until the items are known. */
  loading: boolean;
  /** The id of what is open; undefined for a new one. */
  open: string | undefined;
  /** True while the form is for one that is not stored yet. */
  startingNew: boolean;
  onOpen(id: string): void;
  onNew(): void;
  /** The lines under the name. */
  children(item: T): ComponentChildren;
}

/** The middle column: what there is, and which of it is open. */
export function ItemList<T extends { id: string; name: string }>(props: ItemListProps<T>) {
  const { title, items, open } = props;
  const list = useRef<HTMLUListElement>(null);
  const shown = items.some(({ id }) => id === open);
  // A link may lead to one that the list does not show yet.
  useEffect(() => {
    if (shown && open !== undefined) bringIntoSight(list.current);
  }, [open, shown]);
  return (
    <section class="settings-list" aria-label={title}>
      <header>
        <h1>{title}</h1>
        <button
          type="button"
          class={items.length === 0 && !props.loading ? 'button primary' : 'button'}
          data-new
          aria-current={props.startingNew ? 'true' : undefined}
          onClick={props.onNew}
        >
          {props.newLabel}
        </button>
      </header>
      {items.length > 0 && (
        <ul ref={list} onKeyDown={moveByArrows}>
          {items.map((item) => (
            <li key={item.id}>
              <button
                type="button"
                data-item
                title={item.name}
                aria-current={item.id === open ? 'true' : undefined}
                onClick={() => props.onOpen(item.id)}
              >
                <span class="settings-name ellipsis">{item.name}</span>
                {props.children(item)}
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** Scrolls the list, and never the page around it. */
function bringIntoSight(list: HTMLElement | null): void {
  const item = list?.querySelector('[aria-current="true"]');
  if (!list || !item) return;
  const { top, bottom } = list.getBoundingClientRect();
  const { top: from, bottom: to } = item.getBoundingClientRect();
  if (from < top) list.scrollTop -= top - from;
  else if (to > bottom) list.scrollTop += to - bottom;
}

const STEPS: Record<string, (at: number, last: number) => number> = {
  ArrowDown: (at, last) => Math.min(at + 1, last),
  ArrowUp: (at) => Math.max(at - 1, 0),
  Home: () => 0,
  End: (_, last) => last,
};

/** Up, Down, Home and End go through the list, which Tab alone would make long. */
function moveByArrows(event: KeyboardEvent & { currentTarget: HTMLElement }): void {
  const step = STEPS[event.key];
  if (!step || event.altKey || event.ctrlKey || event.metaKey) return;
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-item]')];
  const at = items.indexOf(document.activeElement as HTMLElement);
  if (at < 0) return;
  event.preventDefault();
  items[step(at, items.length - 1)]?.focus();
}
